import { queryRow, queryRows, sql, type Transaction } from "./sql";

/** What an Idempotency-Key stood for before this request, and whether this request has claimed it. */
export type IdempotencyRow = {
  claimed: boolean;
  requestHash: Buffer | null;
  finishedAt: Date | null;
  response: unknown;
};

/** How long a response is remembered. */
const REMEMBERED = sql`interval '24 hours'`;
/** A first request that has not finished by then never will; its key is free again. */
const ABANDONED = sql`interval '60 seconds'`;

/**
 * Claims a key for a request, unless an earlier one has it, and forgets a few records that are too old. Of requests at
 * once one claims it: the others wait for it to be claimed and then find it taken. Those whose statement began before it
 * was claimed cannot see its record yet, and get `requestHash: null`.
 */
export async function claimIdempotencyKey(
  principalId: string,
  key: string,
  requestHash: Uint8Array,
): Promise<IdempotencyRow> {
  const [row] = await queryRows<IdempotencyRow>(sql`
    WITH claimed AS (
      INSERT INTO idempotency_records AS r (principal_id, key, request_hash)
      VALUES (${principalId}, ${key}, ${Buffer.from(requestHash)})
      ON CONFLICT (principal_id, key) DO UPDATE
        SET request_hash = EXCLUDED.request_hash, created_at = now(), finished_at = NULL, response = NULL
        WHERE r.created_at < now() - ${REMEMBERED}
           OR (r.finished_at IS NULL AND r.created_at < now() - ${ABANDONED})
      RETURNING 1
    ), old AS (
      SELECT principal_id, key FROM idempotency_records
      WHERE created_at < now() - ${REMEMBERED} AND (principal_id, key) <> (${principalId}, ${key})
      ORDER BY created_at LIMIT 10
      FOR UPDATE SKIP LOCKED
    ), forgotten AS (
      DELETE FROM idempotency_records r USING old WHERE r.principal_id = old.principal_id AND r.key = old.key
    )
    SELECT EXISTS (SELECT FROM claimed) AS claimed,
           r.request_hash AS "requestHash", r.finished_at AS "finishedAt", r.response
    FROM (SELECT) one
    LEFT JOIN idempotency_records r ON r.principal_id = ${principalId} AND r.key = ${key}`);
  return row as IdempotencyRow;
}

/**
 * Remembers the response of the request that claimed a key, in the transaction of all that the request changed.
 *
 * @param remembered  JSON
 */
export async function completeIdempotencyKey(
  transaction: Transaction,
  principalId: string,
  key: string,
  remembered: string,
): Promise<void> {
  await queryRow(
    sql`
      UPDATE idempotency_records SET finished_at = now(), response = ${remembered}
      WHERE principal_id = ${principalId} AND key = ${key}`,
    transaction,
  );
}

/** Frees a key. */
export async function releaseIdempotencyKey(principalId: string, key: string): Promise<void> {
  await queryRow(sql`DELETE FROM idempotency_records WHERE principal_id = ${principalId} AND key = ${key}`);
}
