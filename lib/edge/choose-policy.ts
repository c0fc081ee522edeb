import { digestSubject } from "../limits/subjects";
import { mediaTypeOf } from "../media-type";
import type { EdgeContext, Step } from "./context";

const SIGN_IN_PATH = "/api/auth/callback/credentials";
const RESET_PATH = "/api/auth/password-reset";
/** A larger sign-in body is no person's; it is charged to the address alone. */
const MAX_ACCOUNT_BODY = 16_384;

/**
 * Decides whom a request is charged to: the key, the user, or the address. Sign-in and reset attempts count as the
 * anonymous requests they are, and against the account they name from that address too.
 */
export const choosePolicy: Step = (context) => {
  const { request, path, identity, address } = context;
  if (path === "/api/health" || context.internal) return null;
  if (request.method === "POST" && (path === SIGN_IN_PATH || path === RESET_PATH)) return chargeAccount(context);
  context.charges = [chargeOf(identity, address)];
  return null;
};

async function chargeAccount(context: EdgeContext): Promise<null> {
  const { address } = context;
  const subject = digestSubject(`${address} ${await accountOf(context)}`);
  context.charges = [
    { policy: "anonymous", subject: address },
    { policy: "sign-in", subject },
  ];
  return null;
}

function chargeOf(identity: EdgeContext["identity"], address: string): EdgeContext["charges"][number] {
  switch (identity.kind) {
    case "api_key":
      return { policy: "api-key", subject: identity.publicId };
    case "session":
    case "access_token":
      return { policy: "session", subject: identity.claims.sub };
    case "refused":
      return { policy: identity.forged ? "invalid-credentials" : "anonymous", subject: address };
    case "none":
      return { policy: "anonymous", subject: address };
  }
}

/**
 * The account a sign-in or reset names, in its canonical form; empty when it names none. It must be the one the handler
 * will read: of several the last, and from a form or from JSON as the media type says. Whatever could make the two read
 * different accounts would let one be guessed at while others are charged.
 */
async function accountOf({ request }: EdgeContext): Promise<string> {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (length > MAX_ACCOUNT_BODY) return "";
  const text = await request.text().catch(() => "");
  return emailIn(text, mediaTypeOf(request.headers)).trim().toLowerCase();
}

function emailIn(text: string, mediaType: string | undefined): string {
  if (mediaType === "application/x-www-form-urlencoded") return new URLSearchParams(text).getAll("email").at(-1) ?? "";
  return mediaType === "application/json" ? emailOfJson(text) : "";
}

function emailOfJson(text: string): string {
  try {
    const { email } = JSON.parse(text) as { email?: unknown };
    return typeof email === "string" ? email : "";
  } catch {
    return "";
  }
}
