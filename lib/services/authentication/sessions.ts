import { ID_PREFIXES } from "../../contracts/common";
import type { Session } from "../../contracts/sessions";
import { SESSION_SECONDS } from "../../credentials/token";
import { insertBoundedAuditEvent } from "../../db/audit-events";
import { findSessionAuthority } from "../../db/authority";
import { db } from "../../db/client";
import type { SessionModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import * as sessions from "../../db/sessions";
import { inTransaction } from "../../db/transaction";
import { lockUserOf } from "../../db/users";
import { ApiError } from "../../errors";
import { verifyPassword } from "../accounts/passwords";
import { personalEntry } from "../audit/audit";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { Origin, Principal } from "../shared/principal";
import { describeDevice } from "./device";

/** Someone with a live session. */
export type SignedIn = { id: string; name: string; email: string; sessionId: string };

/** Where a session begins, as the list of sessions shows it. */
export type SessionOrigin = Origin & { userAgent: string | null };

/** The most failed sign-ins of one account that are recorded in an hour. */
const MAX_FAILURES = 10;

const MAX_USER_AGENT = 512;

/**
 * Signs in with email and password: starts a session. Takes the same time whether or not there is such an account.
 *
 * @param email  in its canonical form
 * @returns `null` alike for an unknown address, a wrong password and a disabled account
 */
export async function signInWithPassword(
  email: string,
  password: string,
  origin: SessionOrigin,
): Promise<SignedIn | null> {
  const user = await db().user.findUnique({ where: { email } });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user?.passwordHash || !matches) return null;
  const sessionId = await start(user.id, origin, "password", user.passwordHash);
  return sessionId === null ? null : { id: user.id, name: user.name, email: user.email, sessionId };
}

/**
 * Starts a session of someone who has proved who they are other than by a password.
 *
 * @returns its id; `null` when the account is disabled
 */
export function startSession(userId: string, origin: SessionOrigin): Promise<string | null> {
  return start(userId, origin, "oauth", null);
}

async function start(
  userId: string,
  origin: SessionOrigin,
  credential: "password" | "oauth",
  passwordHash: string | null,
): Promise<string | null> {
  const { clientAddress, userAgent } = origin;
  const id = newId(ID_PREFIXES.session);
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
  const session = { id, userId, expiresAt, clientAddress, userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null };
  const entry = personalEntry(personOf(userId, origin, credential), userId, "session.created");
  return (await sessions.insertSession(session, passwordHash, entry)) ? id : null;
}

/** The actor of what someone does by signing in or out. */
function personOf(userId: string, { requestId, clientAddress }: Origin, credential: "password" | "oauth" | "session") {
  return { user: { id: userId, name: null }, credential: { type: credential }, requestId, clientAddress };
}

/**
 * Records that somebody failed to sign in to an account: nothing of what they typed, and at most {@link MAX_FAILURES} an
 * hour for each account, so that outsiders cannot fill the table. Does nothing for an address without an account. Not for
 * {@link signInWithPassword} itself, whose time would then tell whether there is an account.
 *
 * @param email  in its canonical form
 */
export async function recordFailedSignIn(email: string, origin: Origin): Promise<void> {
  await inTransaction(async (transaction) => {
    const userId = await lockUserOf(transaction, email);
    if (userId === null) return;
    const entry = personalEntry(personOf(userId, origin, "password"), userId, "sign_in.failed");
    const unknown = { ...entry, actorUserId: null };
    await insertBoundedAuditEvent(transaction, unknown, { id: userId, name: null }, MAX_FAILURES);
  });
}

/** The person whose session this is at this moment, or `null` when it has ended. */
export async function findLiveSession(sessionId: string): Promise<SignedIn | null> {
  const row = await findSessionAuthority(sessionId);
  return row && { id: row.userId, name: row.userName, email: row.userEmail, sessionId };
}

/** Ends a session by sign-out. One that has ended already, or been deleted since, is no error. */
export async function signOut(userId: string, sessionId: string, origin: Origin): Promise<void> {
  const actor = { ...personOf(userId, origin, "session"), sessionId };
  await sessions.endSession(userId, sessionId, personalEntry(actor, userId, "session.ended"));
}

/** The principal's live sessions, newest first. */
export function listSessions(principal: Principal, input: PageInput): Promise<Page<Session>> {
  return paginate(input, {
    prefix: ID_PREFIXES.session,
    find: (after, take) =>
      db().session.findMany({
        where: {
          userId: principal.user.id,
          endedAt: null,
          expiresAt: { gt: new Date() },
          ...(after && { id: { lt: after } }),
        },
        orderBy: { id: "desc" },
        take,
      }),
    shape: (row) => toSession(row, principal),
  });
}

/**
 * Ends one of the principal's sessions, on every process from the next request on.
 *
 * @throws ApiError `not_found` when they have no such session
 */
export async function endSession(principal: Principal, id: string): Promise<void> {
  const entry = personalEntry(principal, principal.user.id, "session.ended");
  if (!(await sessions.endSession(principal.user.id, id, entry))) throw new ApiError("not_found");
}

/** Ends all of the principal's sessions but the one of the request. */
export async function endOtherSessions(principal: Principal): Promise<void> {
  const { user, sessionId } = principal;
  await sessions.endOtherSessions(user.id, sessionId, personalEntry(principal, user.id, "sessions.ended"));
}

function toSession(
  { id, clientAddress, userAgent, createdAt, expiresAt }: SessionModel,
  principal: Principal,
): Session {
  return {
    id,
    current: id === principal.sessionId,
    device: describeDevice(userAgent),
    userAgent,
    clientAddress,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
