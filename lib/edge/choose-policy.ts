import { digestSubject } from "../limits/subjects";
import { mediaTypeOf } from "../media-type";
import { MAX_ACCOUNT_BODY } from "./body-limits";
import type { EdgeContext, Step } from "./context";

const SIGN_IN_PATH = "/api/auth/callback/credentials";
const SIGN_UP_PATH = "/api/auth/sign-up";
const RESET_PATH = "/api/auth/password-reset";
const PASSWORD_PATH = "/api/v1/account/password";
const ACCOUNT_PATHS = [SIGN_IN_PATH, SIGN_UP_PATH, RESET_PATH];

/**
 * Chooses the buckets a request counts against: the key's, the session's or the address's. Sign-in, sign-up and reset attempts
 * count as the anonymous requests they are, and also per address and account; so does a signed-in user's password, per
 * account. A sign-up tells whether an account exists, so all sign-ups from an address count together as well: addresses cannot
 * be listed faster than one password is guessed.
 */
export const choosePolicy: Step = (context) => {
  const { request, path, identity, address } = context;
  if (path === "/api/health" || context.isInternal) return null;
  if (request.method === "POST" && ACCOUNT_PATHS.includes(path)) return chargeAccount(context);
  const charge = chargeOf(identity, address);
  const checksPassword = request.method === "POST" && path === PASSWORD_PATH && identity.kind === "session";
  // Per account alone: whoever took over a session could guess its password from any number of addresses.
  context.charges = checksPassword ? [{ policy: "sign-in", subject: identity.claims.sub }, charge] : [charge];
  return null;
};

/** A page counts against its session, or against the client's address when nobody is signed in. */
export const choosePagePolicy: Step = (context) => {
  const { identity, address } = context;
  const subject = identity.kind === "session" ? identity.claims.sid : address;
  context.charges = [{ policy: "page", subject }];
  return null;
};

async function chargeAccount(context: EdgeContext): Promise<null> {
  const { address, path } = context;
  const signIn = (what: string) => ({ policy: "sign-in", subject: digestSubject(`${address} ${what}`) }) as const;
  context.charges = [
    { policy: "anonymous", subject: address },
    ...(path === SIGN_UP_PATH ? [signIn("sign-up")] : []),
    signIn(await accountOf(context)),
  ];
  return null;
}

function chargeOf(identity: EdgeContext["identity"], address: string): EdgeContext["charges"][number] {
  switch (identity.kind) {
    case "api_key":
      return { policy: "api-key", subject: identity.publicId };
    case "session":
    case "access_token":
      return { policy: "session", subject: identity.claims.sid, grantee: identity.claims.sub };
    case "rejected":
      return { policy: identity.forged ? "invalid-credentials" : "anonymous", subject: address };
    case "none":
      return { policy: "anonymous", subject: address };
  }
}

/**
 * The account a sign-in or reset names, in its canonical form; empty when it names none. It must be the one the handler
 * reads: of several the last, from a form or from JSON as the media type says. If the two could read different accounts,
 * an attacker could guess at one account while the attempts count against others.
 */
async function accountOf({ request }: EdgeContext): Promise<string> {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (length > MAX_ACCOUNT_BODY) return "";
  const text = await request
    .clone()
    .text()
    .catch(() => "");
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
