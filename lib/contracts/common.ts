import { z } from "zod";
import { KEY_ROLES, MEMBERSHIP_ROLES } from "../permissions";

/** The prefixes of ids, by entity. */
export const ID_PREFIXES = {
  user: "usr",
  session: "ses",
  organization: "org",
  apiKey: "key",
  project: "prj",
  invitation: "inv",
  auditEvent: "evt",
  limitRequest: "lrq",
  limitGrant: "lgr",
  passwordReset: "pwr",
  emailVerification: "emv",
} as const;

export type IdPrefix = (typeof ID_PREFIXES)[keyof typeof ID_PREFIXES];

/** A prefixed id: `prj_` and a lower-case ULID. */
export function idSchema(prefix: IdPrefix) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`), `must be an id that begins with ${prefix}_`)
    .meta({ examples: [`${prefix}_01k2x8yq4v7m3n9r5t6w8z0a1b`] });
}

/** The id or slug of an organization, as paths and the Crowdee-Organization header take it. */
export const organizationReferenceSchema = z
  .string()
  .min(1)
  .max(64)
  .describe("Id or slug of the organization.")
  .meta({ examples: ["newsroom"] });

export const timeSchema = z.iso
  .datetime({ offset: false })
  .describe("UTC time, ISO 8601.")
  .meta({ examples: ["2026-11-24T09:30:00.000Z"] });

export const membershipRoleSchema = z.enum(MEMBERSHIP_ROLES);
export const keyRoleSchema = z.enum(KEY_ROLES);

/**
 * True when a character outside ASCII turns into an ASCII one by lower-casing or compatibility folding, as U+212A KELVIN
 * SIGN turns into `k`: two addresses that differ would be compared as one.
 */
function foldsToAscii(text: string): boolean {
  return [...text].some((character) => character > "\x7f" && /[\0-\x7f]/.test(foldsOf(character)));
}

function foldsOf(character: string): string {
  return character.toLowerCase() + character.normalize("NFKC") + character.normalize("NFKC").toLowerCase();
}

/** Lower-cased and trimmed, as accounts are found by it. */
export const emailSchema = z
  .string()
  .trim()
  .refine((email) => !foldsToAscii(email), "must not contain characters that only look like letters")
  .toLowerCase()
  .pipe(z.email("must be an email address").max(254, "must be at most 254 characters"))
  .meta({ examples: ["ada@example.com"] });

/** What breaks a line without being a control character, and what turns the text around it to read as something else. */
const MISLEADING = /[\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name people read: 1 to `max` characters after trimming, on one line, something of it to be seen. */
export function nameSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max, `must be at most ${max} characters`)
    .regex(/^[^\p{Cc}]*$/u, "must not contain control characters")
    .refine((name) => !MISLEADING.test(name), "must not contain line separators or direction overrides")
    .refine((name) => name === "" || VISIBLE.test(name), "must contain a visible character");
}

/** Query parameters of every list. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(100, "must be at most 100")
    .default(25)
    .describe("Maximum number of items to return."),
  cursor: z.string().min(1).max(256).optional().describe("`nextCursor` of the previous page."),
});

/** A page of a list: items, and the cursor of the next page, or `null` on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}
