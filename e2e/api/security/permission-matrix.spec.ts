import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Contract } from "@/lib/contracts/contract";
import {
  effectiveRole,
  KEY_ROLES,
  type KeyRole,
  MEMBERSHIP_ROLES,
  type MembershipRole,
  roleHasPermission,
} from "@/lib/permissions";
import { type ApiResponse, call, inParallel } from "../../support/client";
import { sql } from "../../support/database";
import { isOperatorsOnly, PROTECTED, validCall } from "../../support/requests";
import { buildScene } from "../../support/scene";
import {
  accessTokenOf,
  bearer,
  type Headers,
  type Organization,
  type Person,
  sessionOf,
  World,
  within,
} from "../../support/world";

/** No more at once than the smallest pool has connections, so that a slow machine is slow and not unavailable. */
const WIDTH = 3;

/** How the organization of the request stands to the credential. */
const RELATIONS = ["unscoped", "in scope", "out of scope", "not a member", "removed"] as const;
type Relation = (typeof RELATIONS)[number];

type Living = {
  type: "api_key" | "session" | "access_token";
  key: KeyRole | null;
  membership: MembershipRole;
  relation: Relation;
};
type Dead = { dead: DeadKind };
type Caller = Living | Dead;

/** Credentials without authority, and the code that says why. */
const DEAD = {
  "no credential": "unauthenticated",
  "a malformed bearer": "invalid_api_key",
  "a key that was never issued": "invalid_api_key",
  "a revoked key": "api_key_revoked",
  "an expired key": "api_key_expired",
  "a key of a disabled person": "invalid_api_key",
  "an expired session": "session_expired",
  "a session that has ended": "session_expired",
  "a session of a disabled person": "session_expired",
  "an expired access token": "session_expired",
  "an access token of a session that has ended": "session_expired",
  "a session token as bearer": "unauthenticated",
  "an access token as cookie": "unauthenticated",
} as const;
type DeadKind = keyof typeof DEAD;

const CALLERS: Caller[] = [
  ...KEY_ROLES.flatMap((key) =>
    MEMBERSHIP_ROLES.flatMap((membership) =>
      RELATIONS.map((relation): Living => ({ type: "api_key", key, membership, relation })),
    ),
  ),
  ...(["session", "access_token"] as const).flatMap((type) =>
    MEMBERSHIP_ROLES.flatMap((membership) =>
      (["unscoped", "not a member", "removed"] as const).map(
        (relation): Living => ({ type, key: null, membership, relation }),
      ),
    ),
  ),
  ...(Object.keys(DEAD) as DeadKind[]).map((dead): Dead => ({ dead })),
];

/** One request with a world of its own: nothing another case does can reach it. */
type Case = {
  contract: Contract;
  caller: Caller;
  organization: Organization;
  send: (origin: string) => Promise<ApiResponse>;
};

/** The outcome by the pure rule: status and code, and for a missing permission every field of the problem. */
type Outcome = { status: number; code?: string; facts?: object };

function expectedOf({ contract, caller }: Case): Outcome {
  if ("dead" in caller) return { status: 401, code: DEAD[caller.dead] };
  if (contract.session && caller.type !== "session") return { status: 403, code: "session_required" };
  if (isOperatorsOnly(contract)) return { status: 404, code: "not_found" };
  if (!contract.organization) return { status: contract.status };
  if (["not a member", "removed"].includes(caller.relation)) return { status: 404, code: "organization_not_found" };
  if (caller.relation === "out of scope") return { status: 403, code: "organization_out_of_scope" };
  const role = effectiveRole(caller.key, caller.membership);
  const { permission } = contract;
  if (permission === "authenticated" || roleHasPermission(role, permission)) return { status: contract.status };
  const facts = {
    requiredPermission: permission,
    effectiveRole: role,
    keyRole: caller.key,
    membershipRole: caller.membership,
  };
  return { status: 403, code: "insufficient_role", facts };
}

function buildCase(world: World, contract: Contract, caller: Caller): Case {
  const isDisabled = "dead" in caller && caller.dead.endsWith("disabled person");
  const user = world.user(isDisabled ? { disabledAt: new Date() } : {});
  const home = world.organization("Home");
  world.membership(user, home, "owner");
  const isMember = "dead" in caller || !["not a member", "removed"].includes(caller.relation);
  const role = "dead" in caller ? "owner" : caller.membership;
  const { organization, params, bodies } = buildScene(world, isMember ? role : null, user);
  const credential =
    "dead" in caller ? deadHeaders(world, user, caller.dead) : livingHeaders(world, user, caller, organization, home);
  const headers = { ...within(organization), ...credential };
  const request = { ...validCall(contract, params, bodies), headers };
  return { contract, caller, organization, send: (origin) => call(origin, request) };
}

function livingHeaders(
  world: World,
  user: Person,
  caller: Living,
  organization: Organization,
  home: Organization,
): Headers {
  if (caller.type === "session") return sessionOf(user);
  if (caller.type === "access_token") return accessTokenOf(user);
  const scopes: Record<Relation, string[] | null> = {
    unscoped: null,
    "in scope": [organization.id],
    "out of scope": [home.id],
    "not a member": null,
    // What removal leaves behind: a scope that still names the organization.
    removed: [organization.id, home.id],
  };
  return world.apiKey(user, { role: caller.key ?? "viewer", organizationIds: scopes[caller.relation] }).headers;
}

function deadHeaders(world: World, user: Person, dead: DeadKind): Headers {
  const past = new Date(Date.now() - 1000);
  switch (dead) {
    case "no credential":
      return {};
    case "a malformed bearer":
      return bearer("not-a-credential");
    case "a key that was never issued":
      return bearer(world.unissuedKey());
    case "a revoked key":
      return world.apiKey(user, { revokedAt: past }).headers;
    case "an expired key":
      return world.apiKey(user, { expiresAt: past }).headers;
    case "a key of a disabled person":
      return world.apiKey(user).headers;
    case "an expired session":
      return sessionOf(user, { lifetimeSeconds: -1 });
    case "a session that has ended":
      return sessionOf(user, { sessionId: world.session(user, { endedAt: past }) });
    case "a session of a disabled person":
      return sessionOf(user);
    case "an expired access token":
      return accessTokenOf(user, { lifetimeSeconds: -1 });
    case "an access token of a session that has ended":
      return accessTokenOf(user, { sessionId: world.session(user, { endedAt: past }) });
    case "a session token as bearer":
      return bearer(sessionOf(user).cookie?.split("=")[1] ?? "");
    case "an access token as cookie":
      return { cookie: `next-auth.session-token=${accessTokenOf(user).authorization?.split(" ")[1]}` };
  }
}

function outcomeOf(response: ApiResponse, { contract }: Case): Outcome {
  if (response.status < 400) {
    if (contract.response) contract.response.parse(response.json);
    return { status: response.status };
  }
  const { code, requiredPermission, effectiveRole, keyRole, membershipRole } = response.json;
  if (code !== "insufficient_role") return { status: response.status, code };
  return { status: response.status, code, facts: { requiredPermission, effectiveRole, keyRole, membershipRole } };
}

/** Everything in an organization, as one text per organization. */
async function stateOf(databaseUrl: string, organizations: Organization[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; state: string }>(
    databaseUrl,
    `SELECT o.id, concat_ws('|', o.name, o.slug,
       (SELECT string_agg(m.user_id || m.role, ',' ORDER BY m.user_id) FROM memberships m WHERE m.organization_id = o.id),
       (SELECT string_agg(p.id || p.name, ',' ORDER BY p.id) FROM projects p WHERE p.organization_id = o.id),
       (SELECT string_agg(i.id, ',' ORDER BY i.id) FROM invitations i WHERE i.organization_id = o.id)) AS state
     FROM organizations o WHERE o.id = ANY($1)`,
    [organizations.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

describe("the permission matrix: every credential on every route does exactly what the pure rule says", () => {
  const app = inject("app");
  const cases = new Map<string, Case[]>();

  beforeAll(async () => {
    const world = new World(app.databaseUrl);
    for (const contract of PROTECTED) {
      cases.set(
        contract.operationId,
        CALLERS.map((caller) => buildCase(world, contract, caller)),
      );
    }
    await world.save();
  });

  it("covers key role × membership role × relation, sessions, tokens and dead credentials", () => {
    expect(CALLERS).toHaveLength(3 * 4 * 5 + 2 * 4 * 3 + Object.keys(DEAD).length);
  });

  it.each(PROTECTED.map(({ operationId }) => operationId))("%s", async (operationId) => {
    const all = cases.get(operationId) ?? [];
    const rejected = all.filter((one) => expectedOf(one).status >= 400).map(({ organization }) => organization);
    const before = await stateOf(app.databaseUrl, rejected);
    const responses = await inParallel(all, WIDTH, (one) => one.send(app.url));
    const mismatches = all.flatMap((one, index) => {
      const response = responses[index] as ApiResponse;
      const [expected, actual] = [expectedOf(one), outcomeOf(response, one)].map((outcome) => JSON.stringify(outcome));
      return actual === expected
        ? []
        : [`${JSON.stringify(one.caller)}: not ${expected} but ${response.status} ${response.text}`];
    });
    expect(mismatches.length, mismatches.slice(0, 5).join("\n")).toBe(0);
    expect(await stateOf(app.databaseUrl, rejected), "a rejected request changes nothing").toEqual(before);
  });
});
