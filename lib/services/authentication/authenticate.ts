import { apiKeyHint } from "../../credentials/api-key";
import type { Identity } from "../../credentials/identify";
import { findKeyAuthority, findSessionAuthority, type KeyAuthorityRow, type OwnerRow } from "../../db/authority";
import { ApiError } from "../../errors";
import type { Origin, Principal } from "../shared/principal";
import { noteKeyUse } from "./key-usage";

/**
 * Turns a genuine credential into a principal with exactly one database round trip.
 *
 * @param identity   what {@link identify} proved offline; anything not genuine is rejected without a query
 * @param origin     of the request, for the audit trail
 * @throws ApiError  401 when the credential holds no authority at this moment
 */
export function authenticate(identity: Identity, origin: Origin): Promise<Principal> {
  switch (identity.kind) {
    case "none":
      throw new ApiError("unauthenticated", "Send `Authorization: Bearer <API key or access token>`, or sign in.");
    case "rejected":
      throw new ApiError(identity.code, identity.detail);
    case "api_key":
      return authenticateKey(identity.hash, origin);
    case "access_token":
    case "session":
      return authenticateToken(identity, origin);
  }
}

async function authenticateKey(hash: string, origin: Origin): Promise<Principal> {
  const row = await findKeyAuthority(hash);
  if (!row) throw new ApiError("invalid_api_key", "No such API key exists.");
  assertKeyAlive(row, new Date());
  noteKeyUse(row.keyId, row.lastUsedAt);
  const organizationIds = row.scoped ? row.organizationIds : null;
  return {
    credential: {
      type: "api_key",
      id: row.keyId,
      publicId: row.publicId,
      name: row.keyName,
      role: row.keyRole,
      organizationIds,
      defaultOrganizationId: row.defaultOrganizationId,
      expiresAt: row.expiresAt,
    },
    sessionId: null,
    ...ownerOf(row),
    reach: { role: row.keyRole, organizationIds },
    ...origin,
  };
}

function assertKeyAlive(row: KeyAuthorityRow, now: Date): void {
  const key = `The key ${apiKeyHint(row.publicId)}`;
  const { revokedAt, expiresAt, secretRevokedAt, secretExpiresAt } = row;
  if (revokedAt) throw new ApiError("api_key_revoked", `${key} was revoked at ${revokedAt.toISOString()}.`);
  if (expiresAt && expiresAt <= now) {
    throw new ApiError("api_key_expired", `${key} expired at ${expiresAt.toISOString()}.`);
  }
  if (secretRevokedAt) {
    const detail = `${key} was rotated at ${secretRevokedAt.toISOString()}, which ended this value. Use the new one.`;
    throw new ApiError("api_key_revoked", detail);
  }
  if (secretExpiresAt && secretExpiresAt <= now) {
    const detail = `${key} was rotated, and this value stopped working at ${secretExpiresAt.toISOString()}. Use the new one.`;
    throw new ApiError("api_key_expired", detail);
  }
  if (row.disabledAt) throw new ApiError("invalid_api_key", "The account of the key's owner is disabled.");
}

async function authenticateToken(
  identity: Extract<Identity, { kind: "access_token" | "session" }>,
  origin: Origin,
): Promise<Principal> {
  const { claims, kind } = identity;
  const row = await findSessionAuthority(claims.sid);
  if (row?.userId !== claims.sub) throw new ApiError("session_expired");
  const expiresAt = new Date(claims.exp * 1000);
  return {
    credential:
      kind === "session"
        ? { type: kind, expiresAt }
        : { type: kind, expiresAt, defaultOrganizationId: claims.org ?? null },
    sessionId: row.sessionId,
    ...ownerOf(row),
    reach: { role: null, organizationIds: null },
    ...origin,
  };
}

function ownerOf(row: OwnerRow): Pick<Principal, "user" | "emailVerified" | "memberships"> {
  const { userId, userName, userEmail, emailVerified, memberships } = row;
  return { user: { id: userId, name: userName, email: userEmail }, emailVerified, memberships };
}
