import { pool } from "./pool";

/** Moves a key's `last_used_at` forward, unless another process wrote it within the minute before. */
export async function recordKeyUse(keyId: string, usedAt: Date): Promise<void> {
  await pool().query({
    text: `UPDATE api_keys SET last_used_at = $2
           WHERE id = $1
             AND (last_used_at IS NULL OR (last_used_at < $2 AND last_used_at <= now() - interval '59 seconds'))`,
    values: [keyId, usedAt],
  });
}
