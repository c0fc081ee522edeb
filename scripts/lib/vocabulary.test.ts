import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Old words and their replacements. They count inside identifiers too: `answer` in `newAnswers` and in `ANSWERS`. */
const WORDS: Record<string, string> = {
  "answer(s|ed|ing)?": "response, respond, return",
  "refus(e|es|ed|ing|al|als)": "reject, rejection, error",
  "walk(s|ed|ing)?": "run, go through",
  "arrival|admission": "IDENTIFY_STEPS, API_STEPS",
  "strangers?": "anonymous caller, outsider",
  patience: "timeout",
  "coalesc(ed|ing)": "batched",
  "newcomers?": "new user",
  "heirs?|succession": "new owner, transfer",
  "cures?": "resolution",
  "judg(e|es|ed|ing)": "validate",
  "moods?|babbling": "fault mode, garbage",
  "bears?|borne": "has, carries",
  dear: "expensive",
  "mailbox(es)?": "email",
};

/** Names and phrases that count only as a whole, in any case. */
const PHRASES: Record<string, string> = {
  "e-mails?": "email",
  "of late": "recently",
  "so many": "a number of",
  "(tells?|told) the budget": "reports the limit",
  "whom the request (is|was) charged to": "the subject of the limit",
  "bulk work": "batch processing",
  "newVisit|pageVisitor|pagePrincipal": "createContext, optionalSession, requireSession",
  "handed[ -]refusal": "forwarded error",
  "own-?path": "safe redirect",
  foundOrganization: "insertOrganizationWithOwner",
  "nameRequest|locateClient": "assignRequestId, resolveClientAddress",
  "(begin|finish|forget)Once": "claim, complete, or release an idempotency key",
  withoutApiKeys: "redactApiKeys",
  "member-?question": "member-confirm-dialog",
  "correct what is marked": "Fix the highlighted fields",
  "is not your password": "That password is incorrect",
  "stops working after": "Expiration",
  "on a date": "Custom date",
  "a hash of it alone": "We store only a hash",
  "holds from the next request on": "takes effect immediately",
  "goes into the mail": "is included in the email",
  "the last owner stays": "An organization needs at least one owner",
  "choosing a way in": "Authentication methods",
};

const PLACES = ["app", "components", "docs", "e2e", "lib", "prisma", "scripts"];
const FILES = ["CONTRIBUTING.md", "README.md", "middleware.ts", "next.config.mjs"];
const TEXT = /\.(css|js|md|mjs|prisma|ts|tsx)$/;
/** The database client is generated, the bench installs packages beside its peer, and this file lists the words. */
const NOT_SEARCHED = /(^|\/)(generated|node_modules|\.next)\/|\/vocabulary\.test\.ts$/;

it.each(Object.entries(WORDS))("nobody says %s (say: %s)", (word) => {
  expect(linesWith(asWord(word))).toEqual([]);
});

it.each(Object.entries(PHRASES))("nobody says %s (say: %s)", (phrase) => {
  expect(linesWith(new RegExp(`(?<![A-Za-z])(${phrase})(?![A-Za-z])`, "i"))).toEqual([]);
});

/** Matches a word on its own, in camelCase, and in CONSTANT_CASE. */
function asWord(word: string): RegExp {
  const capitalized = word.replace(/(^|\|)[a-z]/g, (start) => start.toUpperCase());
  const lower = `(?<![A-Za-z])(${word})(?![a-z])`;
  const upper = `(?<![A-Za-z])(${word.toUpperCase()})(?![A-Za-z])`;
  return new RegExp(`${lower}|(?<![A-Z])(${capitalized})(?![a-z])|${upper}`);
}

function linesWith(pattern: RegExp): string[] {
  return lines().filter((line) => pattern.test(line));
}

let known: string[] | undefined;

/** Every line of ours, with its place. */
function lines(): string[] {
  known ??= paths().flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .map((line, index) => `${path}:${index + 1}: ${line.trim()}`),
  );
  return known;
}

function paths(): string[] {
  const inPlaces = PLACES.flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" }).map((file) => join(place, file).replaceAll("\\", "/")),
  );
  return [...FILES, ...inPlaces].filter((path) => TEXT.test(path) && !NOT_SEARCHED.test(path));
}
