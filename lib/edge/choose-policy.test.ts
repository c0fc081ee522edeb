import { describe, expect, it } from "vitest";
import { digestSubject } from "../limits/subjects";
import { choosePagePolicy, choosePolicy } from "./choose-policy";
import { createContext } from "./context";

const FORM = "application/x-www-form-urlencoded";

/** The account a sign-in counts against, beside its address. */
async function countedFor(body: string, type: string): Promise<string | undefined> {
  const headers = { "content-type": type, "content-length": String(body.length) };
  const request = new Request("http://localhost/api/auth/callback/credentials", { method: "POST", headers, body });
  const context = createContext(request, () => {});
  context.address = "192.0.2.1";
  await choosePolicy(context);
  expect(context.charges[0]).toEqual({ policy: "anonymous", subject: "192.0.2.1" });
  return context.charges[1]?.subject;
}

const account = (email: string) => digestSubject(`192.0.2.1 ${email}`);

describe("a sign-in counts against the account it tries", () => {
  it("however the address is written", async () => {
    for (const [body, type] of [
      ["email=ada%40example.com&password=x", FORM],
      ["email=+ADA@Example.com+", `${FORM}; charset=utf-8`],
      ['{"email":"Ada@example.com","password":"x"}', "application/json"],
    ] as const) {
      expect(await countedFor(body, type)).toBe(account("ada@example.com"));
    }
  });

  it("the one the handler reads, whatever others are named beside it", async () => {
    expect(await countedFor("email=decoy%40x.example&email=ada%40example.com", FORM)).toBe(account("ada@example.com"));
    const both = '{"email":"decoy@x.example","x":"&email=ada@example.com&y="}';
    expect(await countedFor(both, `${FORM}; x=json`)).toBe(account("ada@example.com"));
    const twice = '{"email":"decoy@x.example","email":"ada@example.com"}';
    expect(await countedFor(twice, "application/json")).toBe(account("ada@example.com"));
  });

  it("up to the largest body that we read", async () => {
    expect(await countedFor(`email=ada@example.com&x=${"x".repeat(16_384 - 24)}`, FORM)).toBe(
      account("ada@example.com"),
    );
  });

  it("or to one account when its body breaks off", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const headers = { "content-type": FORM, "content-length": "100" };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const context = createContext(new Request("http://localhost/api/auth/callback/credentials", init), () => {});
    context.address = "192.0.2.1";
    await choosePolicy(context);
    expect(context.charges[1]?.subject).toBe(account(""));
  });

  it("or to one account for all that name none", async () => {
    for (const [body, type] of [
      ["", FORM],
      ['{"email":{}}', "application/json"],
      ["{", "application/json"],
      ["email=ada@example.com", "text/plain"],
      ['{"email":"ada@example.com"}', "text/plain"],
      [`email=ada@example.com&x=${"x".repeat(16_385 - 24)}`, FORM],
      [`email=ada@example.com&x=${"x".repeat(20_000)}`, FORM],
    ] as const) {
      expect(await countedFor(body, type)).toBe(account(""));
    }
  });
});

describe("a password change", () => {
  const chargesOf = async (method: string, path: string) => {
    const context = createContext(new Request(`http://localhost${path}`, { method }), () => {});
    context.identity = { kind: "session", claims: { sub: "usr_a", sid: "ses_a" } } as typeof context.identity;
    await choosePolicy(context);
    return context.charges.map(({ policy, subject }) => `${policy} ${subject}`);
  };

  it("counts against the account's sign-ins too, from any address", async () => {
    expect(await chargesOf("POST", "/api/v1/account/password")).toEqual(["sign-in usr_a", "session ses_a"]);
    expect(await chargesOf("PATCH", "/api/v1/account")).toEqual(["session ses_a"]);
  });
});

it("counts a page against its session, or else the address, and never against the key of a bearer credential", () => {
  const subjectOf = (identity: object) => {
    const context = createContext(new Request("http://localhost/docs"), () => {});
    Object.assign(context, { address: "192.0.2.1", identity });
    choosePagePolicy(context);
    return context.charges;
  };
  expect(subjectOf({ kind: "session", claims: { sub: "usr_a", sid: "ses_a" } })).toEqual([
    { policy: "page", subject: "ses_a" },
  ]);
  for (const identity of [{ kind: "none" }, { kind: "rejected" }, { kind: "api_key", publicId: "AbCd1234" }]) {
    expect(subjectOf(identity)).toEqual([{ policy: "page", subject: "192.0.2.1" }]);
  }
});

describe("a sign-up counts against the account it names, and with all sign-ups from its address", () => {
  it("in the buckets of sign-in", async () => {
    const body = '{"name":"Ada","email":"Ada@example.com","password":"x"}';
    const headers = { "content-type": "application/json", "content-length": String(body.length) };
    const request = new Request("http://localhost/api/auth/sign-up", { method: "POST", headers, body });
    const context = createContext(request, () => {});
    context.address = "192.0.2.1";
    await choosePolicy(context);
    expect(context.charges).toEqual([
      { policy: "anonymous", subject: "192.0.2.1" },
      { policy: "sign-in", subject: account("sign-up") },
      { policy: "sign-in", subject: account("ada@example.com") },
    ]);
  });
});
