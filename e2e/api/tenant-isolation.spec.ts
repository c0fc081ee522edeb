import { beforeAll, describe, expect, inject, it } from "vitest";
import { newId } from "@/lib/db/id";
import { type Answer, type Call, call } from "../support/client";
import { type Params, PROTECTED, validCall } from "../support/requests";
import { type Headers, PASSWORD, type Person, type Place, sessionOf, World, within } from "../support/world";

/** One of two organizations that must never see each other, with one of everything in it. */
type Tenant = { owner: Person; organization: Place; params: Params; session: Headers; key: Headers };

function buildTenant(world: World): Tenant {
  const organization = world.organization();
  const owner = world.memberOf(organization, "owner");
  const key = world.apiKey(owner, { role: "admin" });
  const params = {
    organizationId: organization.id,
    projectId: world.project(organization, owner),
    apiKeyId: world.apiKey(owner).id,
    userId: world.memberOf(organization, "member").id,
    invitationId: world.invitation(organization, `guest-of-${organization.slug}@example.com`).id,
  };
  world.auditEvent(organization, owner);
  return { owner, organization, params, session: sessionOf(owner), key: key.headers };
}

/** Ids of the right form that nothing has. */
const MISSING: Params = {
  organizationId: newId("org"),
  projectId: newId("prj"),
  apiKeyId: newId("key"),
  userId: newId("usr"),
  invitationId: newId("inv"),
};

/** What may differ between two equal answers: the time, and how much of the budget is left. */
const VOLATILE = new Set(["date", "ratelimit", "x-ratelimit-remaining", "x-ratelimit-reset"]);

/** An answer as bytes a client could compare. Both requests bear the same request id, so that it may not differ either. */
function bytesOf({ status, headers, text }: Answer): unknown {
  const names = Object.keys(headers).sort();
  return { status, text, headers: names.map((name) => [name, VOLATILE.has(name) ? "" : headers[name]]) };
}

/** Every place where a route takes an id, and the kinds of credential that get that far. */
const PLACES = PROTECTED.flatMap((contract) =>
  Object.keys(contract.params?.shape ?? {}).flatMap((parameter) =>
    (contract.session ? (["session"] as const) : (["session", "key"] as const)).map((credential) => ({
      contract,
      parameter,
      credential,
      name: `${contract.operationId}: ${parameter} by ${credential}`,
    })),
  ),
);

describe("isolation: another organization's id answers the same bytes as one that does not exist", () => {
  const app = inject("app");
  let world: World;
  let mallory: Tenant;
  let victim: Tenant;

  beforeAll(async () => {
    world = new World(app.databaseUrl);
    mallory = buildTenant(world);
    victim = buildTenant(world);
    await world.save();
  });

  const ask = (request: Call, headers: Headers) =>
    call(app.url, { ...request, headers: { "x-request-id": "same-for-both", ...headers } });

  it.each(PLACES)("$name", async ({ contract, parameter, credential }) => {
    const headers = { ...mallory[credential], ...(contract.organization === "header" && within(mallory.organization)) };
    const request = (value: string, from: Tenant) =>
      validCall(contract, { ...mallory.params, [parameter]: value }, bodiesFor(from));
    const foreign = await ask(request(victim.params[parameter] ?? "", victim), headers);
    const missing = await ask(request(MISSING[parameter] ?? "", victim), headers);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
    expect(foreign.status).toBe(404);
    expect(foreign.text).not.toContain(victim.params[parameter]);
  });

  it.each(PLACES.filter(({ contract }) => contract.body))("$name, with a body that is refused", async (place) => {
    const { contract, parameter, credential } = place;
    const headers = { ...mallory[credential], ...(contract.organization === "header" && within(mallory.organization)) };
    const request = (value: string) => ({
      ...validCall(contract, { ...mallory.params, [parameter]: value }),
      body: { nonsense: true },
    });
    const foreign = await ask(request(victim.params[parameter] ?? ""), headers);
    const missing = await ask(request(MISSING[parameter] ?? ""), headers);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
  });

  it.each(PLACES.filter(({ parameter }) => parameter === "organizationId"))("$name, named by slug", async (place) => {
    const { contract, credential } = place;
    const request = (slug: string) =>
      validCall(contract, { ...mallory.params, organizationId: slug }, bodiesFor(victim));
    const foreign = await ask(request(victim.organization.slug), mallory[credential]);
    const missing = await ask(request(`${victim.organization.slug.slice(0, -1)}`), mallory[credential]);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
    expect(foreign.status).toBe(404);
  });

  it.each(PROTECTED.filter(({ organization }) => organization === "header"))(
    "$operationId: the Crowdee-Organization header",
    async (contract) => {
      const request = validCall(contract, victim.params);
      for (const headers of [mallory.session, mallory.key]) {
        const foreign = await ask(request, { ...headers, "crowdee-organization": victim.organization.id });
        const bySlug = await ask(request, { ...headers, "crowdee-organization": victim.organization.slug });
        const missing = await ask(request, { ...headers, "crowdee-organization": MISSING.organizationId ?? "" });
        expect(bytesOf(foreign)).toEqual(bytesOf(missing));
        expect(bytesOf(bySlug)).toEqual(bytesOf(missing));
        expect(foreign.json.code).toBe("organization_not_found");
      }
    },
  );

  it.each(PROTECTED.filter(({ query }) => query && "cursor" in query.shape))(
    "$operationId: lists nothing of another organization, not even with its cursor",
    async (contract) => {
      const headers = { ...mallory.session, ...(contract.organization === "header" && within(mallory.organization)) };
      const theirs = { ...victim.session, ...(contract.organization === "header" && within(victim.organization)) };
      const own = await ask(validCall(contract, mallory.params), headers);
      expect(own.status).toBe(200);
      expect(own.json.data.length).toBeGreaterThan(0);
      const first = await ask(withQuery(validCall(contract, victim.params), "limit=1"), theirs);
      const cursor = first.json.nextCursor ?? "";
      const answers = [own, await ask(withQuery(validCall(contract, mallory.params), `cursor=${cursor}`), headers)];
      for (const { text } of answers) {
        for (const id of [...Object.values(victim.params), victim.owner.id, victim.organization.slug]) {
          expect(text).not.toContain(id);
        }
      }
    },
  );

  it("stands, while the same requests with one's own ids succeed", async () => {
    const failures = [];
    for (const contract of PROTECTED.filter(({ params }) => params)) {
      const tenant = buildTenant(world);
      await world.save();
      const others = new World(app.databaseUrl);
      others.membership(others.user(), tenant.organization, "owner");
      await others.save();
      const headers = { ...tenant.session, ...(contract.organization === "header" && within(tenant.organization)) };
      const { status, text } = await ask(validCall(contract, tenant.params, bodiesFor(tenant)), headers);
      if (status !== contract.status) failures.push({ operation: contract.operationId, status, text });
    }
    expect(failures).toEqual([]);
  });

  it("left everything of the other organization as it was", async () => {
    const untouched = PROTECTED.filter(({ method, params }) => method === "GET" && params);
    for (const contract of untouched) {
      const headers = { ...victim.session, ...(contract.organization === "header" && within(victim.organization)) };
      expect((await ask(validCall(contract, victim.params), headers)).status, contract.operationId).toBe(200);
    }
  });
});

function bodiesFor({ params }: Tenant) {
  return {
    transferOrganization: { userId: params.userId },
    changePassword: { currentPassword: PASSWORD, newPassword: "staple battery horse" },
  };
}

function withQuery(request: Call, query: string): Call {
  return { ...request, path: `${request.path}?${query}` };
}
