import { generateApiKey, generatePublicId } from "@/lib/credentials/api-key";
import { sessionCookieName } from "@/lib/credentials/identify";
import type { TokenType } from "@/lib/credentials/token";
import { newId } from "@/lib/db/id";
import type { MembershipRole } from "@/lib/permissions";
import { sql } from "./database";
import { type ApiKey, type ApiKeyFields, makeApiKey } from "./factories/api-keys";
import { makeAuditEvent, makeSignInEvent } from "./factories/audit-events";
import { makeEmailVerification } from "./factories/email-verifications";
import { type Invitation, type InvitationFields, makeInvitation } from "./factories/invitations";
import { makeLimitRequest } from "./factories/limit-requests";
import { insertion, type Made, TABLES, type Table } from "./factories/made";
import { makeMembership, makeOrganization, type Organization } from "./factories/organizations";
import { makePasswordReset } from "./factories/password-resets";
import { makeProject } from "./factories/projects";
import { makeSession, type SessionFields } from "./factories/sessions";
import { makeToken, type TokenOptions } from "./factories/tokens";
import { makeUser, type Person, type UserFields } from "./factories/users";
import { recordSecrets } from "./results";
import { TEST_SECRETS } from "./server";

export type { Organization } from "./factories/organizations";
export { PASSWORD, type Person } from "./factories/users";

export type Headers = Record<string, string>;
export type MintedKey = ApiKey & { headers: Headers };

/** Each user's first organization: the default organization of their keys and access tokens. */
const HOMES = new WeakMap<Person, string>();

const HOUR_MS = 3_600_000;
const ROWS_PER_STATEMENT = 2000;

/**
 * Collects what the factories make for one test and inserts it directly into the database. Nothing exists until
 * {@link save}; rows are inserted in bulk, so that thousands of cases can each have data of their own.
 */
export class World {
  readonly #rows = new Map<Table, object[]>();
  readonly #secrets: string[] = [];
  #clock = Date.now() - HOUR_MS;

  constructor(private readonly databaseUrl: string) {}

  user(fields?: UserFields): Person {
    return this.#add(makeUser(this.#now(), fields));
  }

  /** Another session of a user. @returns its id */
  session(user: Person, fields: Omit<SessionFields, "id"> = {}): string {
    return this.#add(makeSession(this.#now(), user, { id: newId("ses"), ...fields }));
  }

  organization(name?: string): Organization {
    return this.#add(makeOrganization(this.#now(), name));
  }

  membership(user: Person, organization: Organization, role: MembershipRole): void {
    if (!HOMES.has(user)) HOMES.set(user, organization.id);
    this.#add(makeMembership(this.#now(), user, organization, role));
  }

  /** A new user with a role in the organization. */
  memberOf(organization: Organization, role: MembershipRole): Person {
    const user = this.user();
    this.membership(user, organization, role);
    return user;
  }

  /** The default organization of the key is the first of its scope, otherwise the user's first. */
  apiKey(user: Person, fields: ApiKeyFields = {}): MintedKey {
    const withDefault = { defaultOrganizationId: fields.organizationIds?.[0] ?? HOMES.get(user), ...fields };
    const made = this.#add(makeApiKey(this.#now(), TEST_SECRETS.API_KEY_SECRETS, user, withDefault));
    return { ...made, headers: bearer(made.key) };
  }

  /** A key with a valid tag that was never issued. */
  unissuedKey(): string {
    return generateApiKey(generatePublicId(), TEST_SECRETS.API_KEY_SECRETS);
  }

  /** @returns the project's id */
  project(organization: Organization, createdBy?: Person, name?: string): string {
    return this.#add(makeProject(this.#now(), organization, createdBy, name));
  }

  invitation(organization: Organization, email: string, fields?: InvitationFields): Invitation {
    return this.#add(makeInvitation(this.#now(), organization, email, fields));
  }

  /** @returns the token of the reset's link */
  passwordReset(user: Person): string {
    return this.#add(makePasswordReset(this.#now(), user));
  }

  /** @returns the token of the verification's link */
  emailVerification(user: Person): string {
    return this.#add(makeEmailVerification(this.#now(), user));
  }

  /** @returns the request's id */
  limitRequest(user: Person, apiKeyId: string): string {
    return this.#add(makeLimitRequest(this.#now(), user, apiKeyId));
  }

  /** @returns the event's id */
  auditEvent(organization: Organization, actor: Person): string {
    return this.#add(makeAuditEvent(this.#now(), organization, actor));
  }

  /** @returns the event's id */
  signInEvent(person: Person): string {
    return this.#add(makeSignInEvent(this.#now(), person));
  }

  /** Inserts everything made so far. */
  async save(): Promise<this> {
    for (const table of TABLES) {
      const rows = this.#rowsOf(table);
      for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
        const { text, values } = insertion(table, rows.slice(start, start + ROWS_PER_STATEMENT));
        await sql(this.databaseUrl, text, values);
      }
      this.#rows.delete(table);
    }
    recordSecrets(this.#secrets.splice(0));
    return this;
  }

  #add<Entity>({ entity, rows, secrets = [] }: Made<Entity>): Entity {
    for (const table of TABLES) {
      const row = rows[table];
      if (row) this.#rowsOf(table).push(row);
    }
    this.#secrets.push(...secrets);
    return entity;
  }

  #rowsOf(table: Table): object[] {
    const rows = this.#rows.get(table) ?? [];
    this.#rows.set(table, rows);
    return rows;
  }

  /** Each entity is a millisecond younger than the one before, so that orders by time are certain. */
  #now(): Date {
    return new Date(this.#clock++);
  }
}

export function bearer(credential: string): Headers {
  return { authorization: `Bearer ${credential}` };
}

/** A token of a user that the servers under test accept. */
export function tokenOf(type: TokenType, user: Person, options?: TokenOptions): string {
  const home = type === "access" ? { organizationId: HOMES.get(user) } : {};
  return makeToken(TEST_SECRETS.NEXTAUTH_SECRET, type, user, { ...home, ...options });
}

/** The headers of a user's browser session. */
export function sessionOf(user: Person, options?: TokenOptions): Headers {
  return { cookie: `${sessionCookieName("http://localhost")}=${tokenOf("session", user, options)}` };
}

/** The headers of a user's access token. */
export function accessTokenOf(user: Person, options?: TokenOptions): Headers {
  return bearer(tokenOf("access", user, options));
}

/** The header that names the organization of a request. */
export function within(organization: Organization): Headers {
  return { "crowdee-organization": organization.id };
}
