import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Contract } from "@/lib/contracts/contract";
import { newId } from "@/lib/db/id";
import { type ApiResponse, type Call, call } from "../../support/client";
import { contractOf, isOperatorsOnly, type Params, PROTECTED, validCall } from "../../support/requests";
import { buildScene, type Scene } from "../../support/scene";
import { type Headers, sessionOf, World, within } from "../../support/world";

/** One of two organizations that must never see each other. */
type Tenant = Scene & { session: Headers; key: Headers };

function buildTenant(world: World): Tenant {
  const scene = buildScene(world, "owner");
  return { ...scene, session: sessionOf(scene.caller), key: world.apiKey(scene.caller, { role: "admin" }).headers };
}

/** True when the organization of the operation comes from the Crowdee-Organization header. */
function namesByHeader({ organization }: Contract): boolean {
  return organization !== undefined && organization !== "path";
}

/** Ids of the right form that nothing has. */
const MISSING: Params = {
  organizationId: newId("org"),
  projectId: newId("prj"),
  apiKeyId: newId("key"),
  sessionId: newId("ses"),
  userId: newId("usr"),
  invitationId: newId("inv"),
  limitRequestId: newId("lrq"),
};

/** What may differ between two equal responses: the time and the remaining requests. */
const VOLATILE = new Set(["date", "ratelimit", "x-ratelimit-remaining", "x-ratelimit-reset"]);

/** A response as bytes that a client could compare. Both requests send the same request id, so that it must not differ either. */
function bytesOf({ status, headers, text }: ApiResponse): unknown {
  const names = Object.keys(headers).sort();
  return { status, text, headers: names.map((name) => [name, VOLATILE.has(name) ? "" : headers[name]]) };
}

/** Every place where a route takes an id, and the kinds of credential that get that far. */
const TARGETS = PROTECTED.flatMap((contract) =>
  Object.keys(contract.params?.shape ?? {}).flatMap((parameter) =>
    (contract.session ? (["session"] as const) : (["session", "key"] as const)).map((credential) => ({
      contract,
      parameter,
      credential,
      name: `${contract.operationId}: ${parameter} by ${credential}`,
    })),
  ),
);

describe("isolation: another organization's id returns the same bytes as one that does not exist", () => {
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

  const send = (request: Call, headers: Headers) =>
    call(app.url, { ...request, headers: { "x-request-id": "same-for-both", ...headers } });

  it.each(TARGETS)("$name", async ({ contract, parameter, credential }) => {
    const headers = { ...mallory[credential], ...(namesByHeader(contract) && within(mallory.organization)) };
    const request = (value: string, from: Tenant) =>
      validCall(contract, { ...mallory.params, [parameter]: value }, from.bodies);
    const foreign = await send(request(victim.params[parameter] ?? "", victim), headers);
    const missing = await send(request(MISSING[parameter] ?? "", victim), headers);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
    expect(foreign.status).toBe(404);
    expect(foreign.text).not.toContain(victim.params[parameter]);
  });

  it.each(TARGETS.filter(({ contract }) => contract.body))("$name, with a body that is rejected", async (target) => {
    const { contract, parameter, credential } = target;
    const headers = { ...mallory[credential], ...(namesByHeader(contract) && within(mallory.organization)) };
    const request = (value: string) => ({
      ...validCall(contract, { ...mallory.params, [parameter]: value }),
      body: { nonsense: true },
    });
    const foreign = await send(request(victim.params[parameter] ?? ""), headers);
    const missing = await send(request(MISSING[parameter] ?? ""), headers);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
  });

  it.each(TARGETS.filter(({ parameter }) => parameter === "organizationId"))("$name, named by slug", async (target) => {
    const { contract, credential } = target;
    const request = (slug: string) => validCall(contract, { ...mallory.params, organizationId: slug }, victim.bodies);
    const foreign = await send(request(victim.organization.slug), mallory[credential]);
    const missing = await send(request(`${victim.organization.slug.slice(0, -1)}`), mallory[credential]);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
    expect(foreign.status).toBe(404);
  });

  it.each(PROTECTED.filter(namesByHeader))("$operationId: the Crowdee-Organization header", async (contract) => {
    const request = validCall(contract, victim.params);
    for (const headers of contract.session ? [mallory.session] : [mallory.session, mallory.key]) {
      const foreign = await send(request, { ...headers, "crowdee-organization": victim.organization.id });
      const bySlug = await send(request, { ...headers, "crowdee-organization": victim.organization.slug });
      const missing = await send(request, { ...headers, "crowdee-organization": MISSING.organizationId ?? "" });
      expect(bytesOf(foreign)).toEqual(bytesOf(missing));
      expect(bytesOf(bySlug)).toEqual(bytesOf(missing));
      expect(foreign.json.code).toBe("organization_not_found");
    }
  });

  it.each(PROTECTED.filter((one) => one.query && "cursor" in one.query.shape && !isOperatorsOnly(one)))(
    "$operationId lists nothing of another organization, even with its cursor",
    async (contract) => {
      const headers = { ...mallory.session, ...(namesByHeader(contract) && within(mallory.organization)) };
      const theirs = { ...victim.session, ...(namesByHeader(contract) && within(victim.organization)) };
      const own = await send(validCall(contract, mallory.params), headers);
      expect(own.status).toBe(200);
      expect(own.json.data.length).toBeGreaterThan(0);
      const first = await send(withQuery(validCall(contract, victim.params), "limit=1"), theirs);
      const cursor = first.json.nextCursor ?? "";
      const responses = [own, await send(withQuery(validCall(contract, mallory.params), `cursor=${cursor}`), headers)];
      for (const { text } of responses) {
        for (const id of [...Object.values(victim.params), victim.caller.id, victim.organization.slug]) {
          expect(text).not.toContain(id);
        }
      }
    },
  );

  it.each([
    ["createApiKey", (id: Params) => ({ name: "x", role: "viewer", organizationIds: [id.organizationId] })],
    ["transferOrganization", (id: Params) => ({ userId: id.userId })],
    [
      "createLimitRequest",
      (id: Params, scene: Scene) => ({ ...(scene.bodies.createLimitRequest as object), subjectId: id.apiKeyId }),
    ],
  ] as const)("%s: an id in its body", async (operationId, bodyWith) => {
    const request = validCall(contractOf(operationId), mallory.params);
    const foreign = await send({ ...request, body: bodyWith(victim.params, mallory) }, mallory.session);
    const missing = await send({ ...request, body: bodyWith(MISSING, mallory) }, mallory.session);
    expect(bytesOf(foreign)).toEqual(bytesOf(missing));
    expect([404, 422]).toContain(foreign.status);
  });

  it("stands, while the same requests with one's own ids succeed", async () => {
    const failures = [];
    for (const contract of PROTECTED.filter((one) => one.params && !isOperatorsOnly(one))) {
      const tenant = buildTenant(world);
      await world.save();
      const headers = { ...tenant.session, ...(namesByHeader(contract) && within(tenant.organization)) };
      const { status, text } = await send(validCall(contract, tenant.params, tenant.bodies), headers);
      if (status !== contract.status) failures.push({ operation: contract.operationId, status, text });
    }
    expect(failures).toEqual([]);
  });

  it("left everything of the other organization as it was", async () => {
    const untouched = PROTECTED.filter(({ method, params }) => method === "GET" && params);
    for (const contract of untouched) {
      const headers = { ...victim.session, ...(namesByHeader(contract) && within(victim.organization)) };
      expect((await send(validCall(contract, victim.params), headers)).status, contract.operationId).toBe(200);
    }
  });
});

function withQuery(request: Call, query: string): Call {
  return { ...request, path: `${request.path}?${query}` };
}
