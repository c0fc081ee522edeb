import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INTERNAL_HEADERS } from "../internal/headers";
import { addressBucket } from "./address";
import { clientAddress } from "./client-address";

describe("addressBucket", () => {
  it("knows every spelling of one address", () => {
    const spellings = [
      "2001:db8:0:1:0:0:0:1",
      "2001:0db8:0000:0001:0000:0000:0000:0001",
      "2001:DB8:0:1::1",
      "2001:db8:0:1:0:0:0.0.0.1",
      "[2001:db8:0:1::1]:443",
      "2001:db8:0:1::1%eth0",
    ];
    expect(new Set(spellings.map(addressBucket))).toEqual(new Set(["2001:db8:0:1::/64"]));
  });

  it("puts all addresses of a /64 in one bucket", () => {
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(groups, (host) => {
        const address = `2001:db8:1:2:${host.map((group) => group.toString(16)).join(":")}`;
        expect(addressBucket(address)).toBe("2001:db8:1:2::/64");
      }),
      { numRuns: 10_000 },
    );
  });

  it("takes an IPv4-mapped address for the IPv4 address it is", () => {
    for (const text of [
      "192.0.2.7",
      "::ffff:192.0.2.7",
      "::FFFF:c000:207",
      "0:0:0:0:0:ffff:192.0.2.7",
      "192.0.2.7:80",
    ]) {
      expect(addressBucket(text)).toBe("192.0.2.7");
    }
  });

  it.each([
    "",
    "x",
    "1.2.3",
    "1.2.3.4.5",
    "01.2.3.4",
    "256.1.1.1",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7:8:9",
    "g::1",
    "1:2",
  ])("rejects %j", (text) => {
    expect(addressBucket(text)).toBeNull();
  });

  it("never throws and never takes rubbish for an address", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(addressBucket(text) === null || /[\d:]/.test(text)).toBe(true);
      }),
    );
  });
});

describe("clientAddress", () => {
  const nonce = "the-nonce";
  const headers = (more: Record<string, string> = {}) =>
    new Headers({ [INTERNAL_HEADERS.peer]: `${nonce} 203.0.113.9`, ...more });

  it("is the socket's address, whatever the client claims", () => {
    for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip", "true-client-ip"]) {
      expect(clientAddress(headers({ [name]: "198.51.100.1" }), 0, nonce)).toBe("203.0.113.9");
    }
  });

  it("believes exactly the configured number of proxies", () => {
    const forwarded = headers({ "x-forwarded-for": "6.6.6.6, 198.51.100.1, 10.0.0.1" });
    expect(clientAddress(forwarded, 1, nonce)).toBe("10.0.0.1");
    expect(clientAddress(forwarded, 2, nonce)).toBe("198.51.100.1");
  });

  it("does not believe a peer header without the boot's nonce", () => {
    expect(clientAddress(new Headers({ [INTERNAL_HEADERS.peer]: "guess 198.51.100.1" }), 0, nonce)).toBe("unknown");
    expect(clientAddress(new Headers({ [INTERNAL_HEADERS.peer]: "undefined 198.51.100.1" }), 0, undefined)).toBe(
      "unknown",
    );
  });
});
