import { batchLoader } from "../async/batch-loader";
import type { KeyRole, MembershipRole } from "../permissions";
import { pool } from "./pool";

/** The owner of a credential and every membership held at this moment, oldest first. */
export type OwnerRow = {
  userId: string;
  userName: string;
  userEmail: string;
  emailVerified: boolean;
  disabledAt: Date | null;
  memberships: { id: string; slug: string; name: string; role: MembershipRole }[];
};

/** An API key, the secret it was found by, and its owner. */
export type KeyAuthorityRow = OwnerRow & {
  /** When the overlap after a rotation ends for this secret, and when a rotation replaced it at once. */
  secretExpiresAt: Date | null;
  secretRevokedAt: Date | null;
  keyId: string;
  publicId: string;
  keyName: string;
  keyRole: KeyRole;
  scoped: boolean;
  organizationIds: string[];
  defaultOrganizationId: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

/** A live session and its owner. */
export type SessionAuthorityRow = OwnerRow & { sessionId: string };

const OWNER = `
  u.id AS "userId", u.name AS "userName", u.email AS "userEmail",
  u.email_verified_at IS NOT NULL AS "emailVerified", u.disabled_at AS "disabledAt",
  COALESCE((
    SELECT json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'role', m.role)
                    ORDER BY m.created_at, o.id)
    FROM memberships m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = u.id
  ), '[]') AS memberships`;

const BY_SECRETS = `
  SELECT encode(s.hash, 'hex') AS hash, s.expires_at AS "secretExpiresAt", s.revoked_at AS "secretRevokedAt",
         k.id AS "keyId", k.public_id AS "publicId", k.name AS "keyName", k.role AS "keyRole", k.scoped,
         k.organization_ids AS "organizationIds", k.default_organization_id AS "defaultOrganizationId",
         k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt", ${OWNER}
  FROM api_key_secrets s JOIN api_keys k ON k.id = s.api_key_id JOIN users u ON u.id = k.user_id
  WHERE s.hash = ANY ($1::bytea[])`;

const BY_SESSIONS = `
  SELECT s.id AS "sessionId", ${OWNER}
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = ANY ($1::text[]) AND s.ended_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`;

const keyAuthority = batchLoader(async (hashes: string[]) => {
  const values = hashes.map((hash) => Buffer.from(hash, "hex"));
  const rows = await query<KeyAuthorityRow & { hash: string }>("authority_by_secrets", BY_SECRETS, values);
  return new Map(rows.map((row) => [row.hash, row]));
});

const sessionAuthority = batchLoader(async (ids: string[]) => {
  const rows = await query<SessionAuthorityRow>("authority_by_sessions", BY_SESSIONS, ids);
  return new Map(rows.map((row) => [row.sessionId, row]));
});

/**
 * The API key whose secret has this SHA-256 in hex, and everything that decides its authority, in one statement; `null`
 * when there is none.
 */
export function findKeyAuthority(hash: string): Promise<KeyAuthorityRow | null> {
  return keyAuthority(hash);
}

/**
 * The session with this id and everything that decides the authority of its owner, in one statement; `null` when there is
 * none, it has ended or expired, or the owner is disabled.
 */
export function findSessionAuthority(id: string): Promise<SessionAuthorityRow | null> {
  return sessionAuthority(id);
}

async function query<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await pool().query<Row>({ name, text, values: [values] });
  return rows;
}
