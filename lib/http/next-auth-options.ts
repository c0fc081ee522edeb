import type { Account, AuthOptions, Profile, Session, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { emailSchema } from "../contracts/common";
import { redactApiKeys } from "../credentials/api-key";
import { SESSION_SECONDS, signToken, verifyToken } from "../credentials/token";
import { env } from "../env";
import { log } from "../log";
import { runInBackground } from "../operations/background";
import { enterByOAuth, findOAuthUserId } from "../services/accounts/oauth-accounts";
import {
  findLiveSession,
  recordFailedSignIn,
  type SessionOrigin,
  type SignedIn,
  signInWithPassword,
  signOut,
  startSession,
} from "../services/authentication/sessions";
import { identityOf, oauthProviders } from "./next-auth-providers";

const MAX_PASSWORD = 256;

/** Runs a callback so that what it throws is not lost: next-auth would turn it into a redirect or a signed-out page. */
type Guard = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * next-auth's options for one request. Its sessions are our own tokens: who, and which session; all else is read live.
 * Nothing a client sends with `session.update()` is ever looked at.
 *
 * @param origin  which request it is, and where a session would begin
 * @param guard   reports what a callback throws
 */
export function nextAuthOptions(origin: SessionOrigin, guard: Guard): AuthOptions {
  const { NEXTAUTH_SECRET, APP_URL } = env();
  return {
    secret: NEXTAUTH_SECRET,
    useSecureCookies: APP_URL.startsWith("https:"),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: {
      encode: ({ token }) => writeToken(token, NEXTAUTH_SECRET),
      decode: ({ token }) => readToken(token, NEXTAUTH_SECRET),
    },
    providers: [passwordProvider(origin, guard), ...oauthProviders()],
    callbacks: {
      signIn: ({ account, profile }) => guard(() => admit(account, profile, origin)),
      jwt: ({ token, user, account }) =>
        guard(() => (account ? beginSession(user, account, origin) : renewSession(token))),
      session: ({ session, token }) => showSession(session, token),
      redirect: ({ url, baseUrl }) => ownUrl(url, baseUrl),
    },
    events: { signOut: ({ token }) => guard(() => endSession(token, origin)) },
    logger: {
      error: (code, metadata) => log().warn({ code, error: messageOf(metadata) }, "next-auth"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

function passwordProvider(origin: SessionOrigin, guard: Guard) {
  return Credentials({
    credentials: { email: {}, password: {} },
    authorize: (credentials) => guard(() => authorize(credentials?.email, credentials?.password, origin)),
  });
}

async function authorize(email: unknown, password: unknown, origin: SessionOrigin): Promise<SignedIn | null> {
  const address = emailSchema.safeParse(email);
  if (!address.success || typeof password !== "string" || password.length > MAX_PASSWORD) return null;
  const person = await signInWithPassword(address.data, password, origin);
  // After the response, whose time must not tell whether there is an account.
  if (!person) runInBackground(origin.requestId, () => recordFailedSignIn(address.data, origin));
  return person;
}

/** Whether someone may sign in; if not, where to send them with the reason. */
async function admit(
  account: Account | null,
  profile: Profile | undefined,
  origin: SessionOrigin,
): Promise<boolean | string> {
  if (account?.type !== "oauth") return true;
  const identity = identityOf(account.provider, account.providerAccountId, profile ?? {});
  const rejection = await enterByOAuth(identity, origin);
  return rejection === null || `${env().APP_URL}/sign-in?error=${rejection}`;
}

/** A password has started its session already, because it must still be the right one at that moment. */
async function beginSession(user: User, account: Account, origin: SessionOrigin): Promise<JWT> {
  if (account.type !== "oauth") return { sub: user.id, sid: (user as User & SignedIn).sessionId };
  const userId = await findOAuthUserId(account.provider, account.providerAccountId);
  const sid = userId && (await startSession(userId, origin));
  if (!sid) throw new Error("someone was let in who has no account");
  return { sub: userId, sid };
}

/** Throws for a session that has ended, upon which next-auth takes its cookie away. */
async function renewSession(token: JWT): Promise<JWT> {
  const person = await findLiveSession(String(token.sid));
  if (!person) throw new SessionEnded();
  return { ...token, name: person.name, email: person.email };
}

/** Sign-out ends the session everywhere, wherever else its cookie may have been copied to. */
async function endSession(token: JWT | null, origin: SessionOrigin): Promise<void> {
  if (token) await signOut(String(token.sub), String(token.sid), origin);
}

/** The ordinary end of a session: no fault to report. */
export class SessionEnded extends Error {}

function showSession(session: Session, token: JWT): Session {
  const user = { id: token.sub, name: token.name ?? null, email: token.email ?? null };
  return { ...session, user, expires: new Date(Number(token.exp) * 1000).toISOString() };
}

/** A session is renewed as it is: its end stays where its beginning put it. */
async function writeToken(token: JWT | undefined, secret: string): Promise<string> {
  const iat = Number(token?.iat ?? Math.floor(Date.now() / 1000));
  const claims = { sub: String(token?.sub), sid: String(token?.sid), iat, exp: iat + SESSION_SECONDS };
  return signToken("session", claims, secret);
}

async function readToken(token: string | undefined, secret: string): Promise<JWT | null> {
  const verdict = verifyToken("session", token ?? "", secret);
  return verdict.outcome === "genuine" ? verdict.claims : null;
}

/** Where to go on after signing in: a page of ours, or home. */
function ownUrl(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  // next-auth repeats the address in its response and in a cookie.
  const hasKey = [target.href, ...target.searchParams.values()].some((text) => redactApiKeys(text) !== text);
  return target.origin === baseUrl && !hasKey ? target.href : baseUrl;
}

/** The message alone: what else next-auth reports may hold profiles and tokens. */
function messageOf(metadata: Error | { error: Error }): string {
  return metadata instanceof Error ? metadata.message : metadata.error.message;
}
