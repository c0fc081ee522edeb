import fc from "fast-check";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Any UTF-16 code unit, lone surrogates included; far cheaper to draw from than whole Unicode. */
const anyCodeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** Credentials that resemble API keys but are not: for tests that prove that no forged one authenticates. */
export function forgedKeys(genuine: () => string): fc.Arbitrary<string> {
  const base62 = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...BASE62), minLength, maxLength });
  return fc.oneof(
    fc.string({ unit: anyCodeUnit, maxLength: 80 }),
    base62(40, 40).map((text) => `crowdee_${text}`),
    base62(0, 200).map((text) => `crowdee_${text}`),
    base62(10, 10).map((tag) => genuine().slice(0, -10) + tag),
    base62(30, 30).map((random) => `crowdee_${random}${genuine().slice(-10)}`),
    fc.constantFrom("Crowdee_", "CROWDEE_", "crowdee-", "", "sk_").map((prefix) => prefix + genuine().slice(8)),
    alterations(genuine),
  );
}

/** Credentials that resemble the tokens of one type and are none. */
export function forgedTokens(genuine: () => string): fc.Arbitrary<string> {
  const header = fc.oneof(
    fc.record({ alg: fc.constantFrom("none", "None", "HS256", "HS512", "RS256", "ES256"), typ: fc.constant("at+jwt") }),
    fc.record({
      alg: fc.constant("HS256"),
      typ: fc.constantFrom("JWT", "crowdee-session+jwt", "at+jwt"),
      kid: fc.string(),
    }),
    fc.json(),
  );
  const claims = fc.record({ sub: fc.string(), sid: fc.string(), iat: fc.nat(), exp: fc.constant(99_999_999_999) });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return fc
    .oneof(
      fc.tuple(header, claims).map(([head, body]) => `${part(head)}.${part(body)}.`),
      fc.tuple(header, claims).map(([head, body]) => `${part(head)}.${part(body)}.${genuine().split(".")[2]}`),
      header.map((head) => [part(head), ...genuine().split(".").slice(1)].join(".")),
      claims.map((body) => [genuine().split(".")[0], part(body), genuine().split(".")[2]].join(".")),
      fc.string({ maxLength: 60 }).map((junk) => `${genuine()}.${junk}`),
      fc.array(fc.base64String({ maxLength: 100 }), { minLength: 3, maxLength: 3 }).map((parts) => parts.join(".")),
      alterations(genuine),
    )
    .filter((text) => text !== genuine());
}

/** A valid credential, truncated, extended, mutated in one place, repeated, reversed, or inflated. */
function alterations(genuine: () => string): fc.Arbitrary<string> {
  const position = fc.nat({ max: genuine().length - 1 });
  return fc.oneof(
    position.map((length) => genuine().slice(0, length)),
    position.map((start) => genuine().slice(start + 1)),
    fc
      .tuple(position, fc.constantFrom(...BASE62, "_", "-", ".", " "))
      .map(([at, character]) => mutate(genuine(), at, character)),
    fc
      .tuple(position, fc.integer({ min: 1, max: 20_000 }))
      .map(([at, times]) => genuine() + genuine().charAt(at).repeat(times)),
    fc.integer({ min: 2, max: 200 }).map((times) => genuine().repeat(times)),
    fc.constant(null).map(() => [...genuine()].reverse().join("")),
    fc.constantFrom("\n", "\r\n", "\t", "\u0000", "\u200b", "é", "%00").map((tail) => genuine() + tail),
  );
}

/** Puts a character in a place; where it stood already, another one. */
function mutate(text: string, at: number, character: string): string {
  const different = character === text.charAt(at) ? (character === "0" ? "1" : "0") : character;
  return text.slice(0, at) + different + text.slice(at + 1);
}
