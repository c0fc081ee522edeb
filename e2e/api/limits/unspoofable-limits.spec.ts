import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type ApiResponse, call, inParallel } from "../../support/client";
import { type RunningServer, startServer } from "../../support/server";
import type { Headers } from "../../support/world";

const LIMIT = 50;
const { databaseUrl } = inject("app");

async function startWith(hops: number): Promise<RunningServer> {
  const env = { LIMIT_ANONYMOUS: `${LIMIT}/600`, LIMIT_INVALID_CREDENTIALS: `${LIMIT}/600` };
  return startServer({ databaseUrl, env: { ...env, TRUSTED_PROXY_HOPS: String(hops) } });
}

function admitted(responses: ApiResponse[]): number {
  return responses.filter(({ status }) => status !== 429).length;
}

function sendAll(server: RunningServer, headers: Headers[]): Promise<ApiResponse[]> {
  return inParallel(headers, 24, (given) => call(server.url, { path: "/api/v1", headers: given }));
}

describe("behind one trusted proxy, one client is one bucket", () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startWith(1);
  });
  afterAll(() => server.stop());

  const from = (address: string): Headers => ({ "x-forwarded-for": address });

  it("with 10,000 addresses of one IPv6 /64", async () => {
    const group = (index: number, shift: number) => ((index * 2_654_435_761) >>> shift) & 0xffff;
    const headers = Array.from({ length: 10_000 }, (_, index) =>
      from(`2001:db8:1:2:${[0, 4, 8, 16].map((shift) => group(index, shift).toString(16)).join(":")}`),
    );
    expect(admitted(await sendAll(server, headers))).toBe(LIMIT);
    expect(admitted(await sendAll(server, [from("2001:db8:1:3::1")]))).toBe(1);
  });

  it("in six spellings of one address, and as an IPv4-mapped one", async () => {
    const six = [
      "2001:db8:0:7:0:0:0:1",
      "2001:0db8:0000:0007:0000:0000:0000:0001",
      "2001:DB8:0:7::1",
      "2001:db8:0:7:0:0:0.0.0.1",
      "[2001:db8:0:7::1]:443",
      "2001:db8:0:7::1%eth0",
    ];
    const four = ["192.0.2.7", "::ffff:192.0.2.7", "::FFFF:c000:207", "0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7:80"];
    for (const spellings of [six, four]) {
      const headers = Array.from({ length: 2 * LIMIT }, (_, index) => from(spellings[index % spellings.length] ?? ""));
      expect(admitted(await sendAll(server, headers))).toBe(LIMIT);
    }
  });

  it("with any entries before its proxy's own, and in any other header", async () => {
    const headers = Array.from({ length: 2 * LIMIT }, (_, index) => ({
      "x-forwarded-for": `203.0.113.${index}, 198.51.100.${index}, 198.51.100.200`,
      forwarded: `for=203.0.113.${index}`,
      "x-real-ip": `203.0.113.${index}`,
    }));
    expect(admitted(await sendAll(server, headers))).toBe(LIMIT);
  });

  it("with any number of made-up keys, none of which mints a bucket", async () => {
    const headers = Array.from({ length: 4 * LIMIT }, (_, index) => ({
      ...from("192.0.2.99"),
      authorization: `Bearer crowdee_${String(index).padStart(40, "0")}`,
    }));
    const responses = await sendAll(server, headers);
    expect(admitted(responses)).toBe(LIMIT);
    expect(responses.map(({ headers }) => headers["ratelimit-policy"])).toEqual(
      responses.map(() => `"invalid-credentials";q=${LIMIT};w=600`),
    );
  });
});

describe("without a trusted proxy, the socket's address is the client's", () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startWith(0);
  });
  afterAll(() => server.stop());

  it("with any forwarding headers", async () => {
    const headers = Array.from({ length: 3 * LIMIT }, (_, index) => {
      const address = `203.0.113.${index}`;
      return {
        "x-forwarded-for": address,
        forwarded: `for=${address}`,
        "x-real-ip": address,
        "cf-connecting-ip": address,
        "true-client-ip": address,
        "x-client-ip": address,
        "x-crowdee-peer": `nonce ${address}`,
      };
    });
    expect(admitted(await sendAll(server, headers))).toBe(LIMIT);
  });
});
