import type { KeyRole } from "../permissions";
import { pool } from "./pool";

/** A new API key together with the hash of its first secret. */
export type NewApiKey = {
  id: string;
  userId: string;
  publicId: string;
  name: string;
  role: KeyRole;
  scoped: boolean;
  organizationIds: string[];
  defaultOrganizationId: string | null;
  expiresAt: Date | null;
  createdAt: Date;
  hash: Uint8Array;
};

const INSERT = `
  WITH key AS (
    INSERT INTO api_keys (id, user_id, public_id, name, role, scoped, organization_ids, default_organization_id,
                          expires_at, created_at)
    VALUES ($1, $2, $3, $4, $5::key_role, $6, $7, $8, $9, $10)
    RETURNING id
  )
  INSERT INTO api_key_secrets (hash, api_key_id, created_at) SELECT $11::bytea, id, $10 FROM key`;

/** Stores an API key and its first secret in one statement. */
export async function insertApiKey(key: NewApiKey): Promise<void> {
  const { id, userId, publicId, name, role, scoped, organizationIds, defaultOrganizationId } = key;
  const { expiresAt, createdAt, hash } = key;
  const fields = [id, userId, publicId, name, role, scoped, organizationIds, defaultOrganizationId];
  await pool().query(INSERT, [...fields, expiresAt, createdAt, Buffer.from(hash)]);
}

/** Only the statement that ends the current secret inserts a new one, so of two concurrent rotations one does nothing. */
const ROTATE = `
  WITH live AS (
    SELECT id FROM api_keys k
    WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3)
      AND NOT EXISTS (
        SELECT FROM api_key_secrets s WHERE s.api_key_id = k.id AND s.revoked_at IS NULL AND s.expires_at > $3
      )
  ), ended AS (
    UPDATE api_key_secrets s
    SET expires_at = $4, revoked_at = CASE WHEN $4::timestamptz IS NULL THEN $3::timestamptz END
    FROM live WHERE s.api_key_id = live.id AND s.revoked_at IS NULL AND s.expires_at IS NULL
    RETURNING s.api_key_id
  )
  INSERT INTO api_key_secrets (hash, api_key_id, created_at) SELECT $5::bytea, api_key_id, $3 FROM ended`;

/**
 * Adds a secret to a live key of the user and ends its current one, in one statement.
 *
 * @param endsAt  when the current secret stops working; `null`: now
 * @returns false when the key is not live, an earlier secret still overlaps, or another rotation came first
 */
export async function rotateApiKeySecret(
  { id, userId, hash }: Pick<NewApiKey, "id" | "userId" | "hash">,
  now: Date,
  endsAt: Date | null,
): Promise<boolean> {
  const { rowCount } = await pool().query(ROTATE, [id, userId, now, endsAt, Buffer.from(hash)]);
  return rowCount === 1;
}

/** When the earlier secret of a key that still works after a rotation ends; `null` when there is none. */
export async function findOverlapEnd(apiKeyId: string, now: Date): Promise<Date | null> {
  const { rows } = await pool().query<{ expires_at: Date }>(
    "SELECT expires_at FROM api_key_secrets WHERE api_key_id = $1 AND revoked_at IS NULL AND expires_at > $2",
    [apiKeyId, now],
  );
  return rows[0]?.expires_at ?? null;
}
