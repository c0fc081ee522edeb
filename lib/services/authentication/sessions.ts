import { ID_PREFIXES } from "../../contracts/common";
import type { Session } from "../../contracts/sessions";
import { SESSION_SECONDS } from "../../credentials/token";
import { findSessionAuthority } from "../../db/authority";
import { db } from "../../db/client";
import type { SessionModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import * as sessions from "../../db/sessions";
import { ApiError } from "../../errors";
import { verifyPassword } from "../accounts/passwords";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { Origin, Principal } from "../shared/principal";
import { describeDevice } from "./device";

/** Someone with a live session. */
export type SignedIn = { id: string; name: string; email: string; sessionId: string };

/** Where a session begins, as the list of sessions shows it. */
export type SessionOrigin = Origin & { userAgent: string | null };

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
  const sessionId = await start(user.id, origin, user.passwordHash);
  return sessionId === null ? null : { id: user.id, name: user.name, email: user.email, sessionId };
}

/**
 * Starts a session of someone who has proved who they are other than by a password.
 *
 * @returns its id; `null` when the account is disabled
 */
export function startSession(userId: string, origin: SessionOrigin): Promise<string | null> {
  return start(userId, origin, null);
}

async function start(userId: string, { clientAddress, userAgent }: SessionOrigin, passwordHash: string | null) {
  const id = newId(ID_PREFIXES.session);
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
  const session = { id, userId, expiresAt, clientAddress, userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null };
  return (await sessions.insertSession(session, passwordHash)) ? id : null;
}

/** The person whose session this is at this moment, or `null` when it has ended. */
export async function findLiveSession(sessionId: string): Promise<SignedIn | null> {
  const row = await findSessionAuthority(sessionId);
  return row && { id: row.userId, name: row.userName, email: row.userEmail, sessionId };
}

/** Ends a session by sign-out. One that has ended already, or been deleted since, is no error. */
export async function signOut(userId: string, sessionId: string): Promise<void> {
  await sessions.endSession(userId, sessionId);
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
  if (!(await sessions.endSession(principal.user.id, id))) throw new ApiError("not_found");
}

/** Ends all of the principal's sessions but the one of the request. */
export async function endOtherSessions(principal: Principal): Promise<void> {
  await sessions.endSessions(principal.user.id, principal.sessionId);
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
