import { randomBytes } from "node:crypto";
import { inTransaction } from "../lib/db/transaction";
import { enterOrganization } from "../lib/operations/enter-organization";
import { requestIdOf } from "../lib/request-id";
import { insertUser, newUserActor } from "../lib/services/accounts/accounts";
import { hashPassword } from "../lib/services/accounts/passwords";
import { createApiKey } from "../lib/services/api-keys/api-keys";
import { authenticate } from "../lib/services/authentication/authenticate";
import { signOut, startSession } from "../lib/services/authentication/sessions";
import { insertOrganizationWithOwner } from "../lib/services/organizations/organizations";
import { slugCandidates } from "../lib/services/organizations/slug";
import { createProject } from "../lib/services/projects/projects";
import type { OrganizationPrincipal } from "../lib/services/shared/principal";

/** What the person who started us needs once. The database has only hashes of the password and the key. */
export type Demonstration = { email: string; password: string; key: string; keyExpiresAt: Date };

const NAME = "Demo";
const EMAIL = "demo@crowdee.test";
const ORGANIZATION = "Demonstration";
const KEY_DAYS = 30;

/** Makes the demonstration user with an organization, a project and an API key, through the use cases everyone uses. */
export async function seedDemonstration(): Promise<Demonstration> {
  const password = randomBytes(12).toString("base64url");
  const principal = await signUpDemo(password);
  await createProject(principal, {
    name: "First project",
    description: "Made on the first start, to try the API with.",
  });
  const keyExpiresAt = new Date(Date.now() + KEY_DAYS * 24 * 60 * 60 * 1000);
  const { key } = await createApiKey(principal, {
    name: "first-steps",
    role: "member",
    organizationIds: null,
    expiresAt: keyExpiresAt.toISOString(),
  });
  return { email: EMAIL, password, key, keyExpiresAt };
}

/** Not by signing up, which SIGN_UP=invite forbids: someone has to be the first. */
async function signUpDemo(password: string): Promise<OrganizationPrincipal> {
  const origin = { requestId: requestIdOf(undefined), clientAddress: "unknown" };
  const passwordHash = await hashPassword(password);
  const { user, organization } = await inTransaction(async (transaction) => {
    const user = await insertUser(transaction, { name: NAME, email: EMAIL, passwordHash, emailVerifiedAt: new Date() });
    const founder = newUserActor(user, origin);
    return {
      user,
      organization: await insertOrganizationWithOwner(founder, ORGANIZATION, slugCandidates(ORGANIZATION), transaction),
    };
  });
  const sid = (await startSession(user.id, { ...origin, userAgent: null })) ?? "";
  const iat = Math.floor(Date.now() / 1000);
  const principal = await authenticate({ kind: "session", claims: { sub: user.id, sid, iat, exp: iat + 60 } }, origin);
  await signOut(user.id, sid, origin);
  return enterOrganization(principal, organization.id, null);
}
