import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CONTRACTS } from "@/lib/contracts";
import { call } from "../../support/client";
import { type CountingProxy, type RoundTrip, startCountingProxy } from "../../support/counting-proxy";
import { createDatabase } from "../../support/database";
import { contractOf, isOperatorsOnly, validCall } from "../../support/requests";
import { buildScene } from "../../support/scene";
import { OPERATOR_EMAIL, type RunningServer, startServer } from "../../support/server";
import { type Person, sessionOf, World, within } from "../../support/world";

/** Finding out who calls and with what authority. */
const AUTHORITY = 1;
const READ = AUTHORITY + 1;
const WRITE = AUTHORITY + 3;

/** How often each operation may wait for the database, from its request to the end of all it causes. */
const BUDGETS: Record<string, number> = {
  getApiRoot: 0,
  getVersionRoot: 0,
  getOpenApiDocument: 0,
  getApiCatalog: 0,
  getHealth: 1,
  getMe: AUTHORITY,
  createAccessToken: AUTHORITY + 1,
  activateOrganization: READ,
  listProjects: READ,
  getProject: READ,
  createProject: AUTHORITY + 1,
  updateProject: AUTHORITY + 1,
  deleteProject: AUTHORITY + 1,
  signUp: 3,
  requestPasswordReset: 3,
  confirmPasswordReset: 3,
  resendVerification: WRITE,
  verifyEmail: AUTHORITY + 1,
  updateAccount: AUTHORITY + 1,
  changePassword: WRITE,
  listSessions: READ,
  endOtherSessions: AUTHORITY + 1,
  endSession: AUTHORITY + 1,
  listApiKeys: READ,
  createApiKey: AUTHORITY + 2,
  getApiKey: READ,
  updateApiKey: AUTHORITY + 2,
  revokeApiKey: AUTHORITY + 1,
  rotateApiKey: AUTHORITY + 2,
  listAuditEvents: READ,
  listAccountAuditEvents: READ,
  listInvitations: READ,
  createInvitation: AUTHORITY + 2,
  revokeInvitation: AUTHORITY + 2,
  acceptInvitation: WRITE,
  listLimitRequests: READ,
  createLimitRequest: WRITE,
  listAllLimitRequests: READ,
  grantLimitRequest: WRITE,
  declineLimitRequest: WRITE,
  listMembers: READ,
  updateMember: WRITE,
  removeMember: WRITE,
  listOrganizations: READ,
  createOrganization: AUTHORITY + 2,
  getOrganization: READ,
  updateOrganization: AUTHORITY + 1,
  deleteOrganization: AUTHORITY + 1,
  transferOrganization: WRITE,
  leaveOrganization: WRITE,
};

/** What the server reads for itself now and then, whatever it serves. */
const BACKGROUND = /FROM limit_grants WHERE expires_at IS NULL/;

describe("no operation waits for the database more often than its budget allows", () => {
  const { postgresUrl, template } = inject("app");
  let databaseUrl: string;
  let proxy: CountingProxy;
  let server: RunningServer;
  let operator: Person;

  beforeAll(async () => {
    databaseUrl = await createDatabase(postgresUrl, template);
    proxy = await startCountingProxy(databaseUrl, { latencyMs: 30 });
    server = await startServer({ databaseUrl: proxy.url });
    const world = new World(databaseUrl);
    operator = world.user({ email: OPERATOR_EMAIL });
    await world.save();
  });

  afterAll(async () => {
    await server.stop();
    await proxy.stop();
  });

  /** Sends a valid request of an operation in a scene of its own, and returns what it asked of the database. */
  async function roundTripsOf(operationId: string, headers: Record<string, string> = {}): Promise<RoundTrip[]> {
    const contract = contractOf(operationId);
    const world = new World(databaseUrl);
    const caller = isOperatorsOnly(contract) ? operator : world.user();
    const { organization, params, bodies } = buildScene(world, "owner", caller);
    await world.save();
    const request = validCall(contract, params, bodies);
    const before = proxy.roundTrips().length;
    const credential = contract.permission === "public" ? {} : { ...sessionOf(caller), ...within(organization) };
    const { status, text } = await call(server.url, { ...request, headers: { ...credential, ...headers } });
    expect(status, text).toBe(contract.status);
    // What is left for after the response counts as well.
    await pause(100);
    return proxy
      .roundTrips()
      .slice(before)
      .filter((statements) => !statements.some((statement) => BACKGROUND.test(statement)));
  }

  it("has a budget for every operation, and for nothing else", () => {
    expect(Object.keys(BUDGETS).sort()).toEqual(CONTRACTS.map(({ operationId }) => operationId).sort());
  });

  it.each(Object.entries(BUDGETS))("%s: at most %i", async (operationId, budget) => {
    const roundTrips = await roundTripsOf(operationId);
    expect(roundTrips.length, JSON.stringify(roundTrips, null, 2)).toBeLessThanOrEqual(budget);
  });

  const posts = CONTRACTS.filter(({ method, permission }) => method === "POST" && permission !== "public");

  it.each(posts)("an Idempotency-Key costs two more: $operationId", async ({ operationId }) => {
    const roundTrips = await roundTripsOf(operationId, { "idempotency-key": randomBytes(8).toString("hex") });
    const budget = (BUDGETS[operationId] ?? 0) + 2;
    expect(roundTrips.length, JSON.stringify(roundTrips, null, 2)).toBeLessThanOrEqual(budget);
  });
});
