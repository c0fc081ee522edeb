import { findGrantsInForce } from "../db/limit-grants";
import { type Grants, NO_GRANTS } from "../limits/grants";

/** Half of the 15 seconds in which a grant is to be in force; the edge's own refresh takes the other half. */
const FRESH_MS = 5_000;

let known: { grants: Grants; readAt: number } | undefined;
let reading: Promise<Grants> | undefined;

/** The raised limits in force, at most five seconds old; read from the database once for all who ask meanwhile. */
export async function grantsInForce(): Promise<Grants> {
  if (known && Date.now() - known.readAt < FRESH_MS) return known.grants;
  reading ??= read().finally(() => {
    reading = undefined;
  });
  return reading;
}

/** The grants last read, without waiting; the first call finds none. */
export function grantsKnown(): Grants {
  grantsInForce().catch(() => {});
  return known?.grants ?? NO_GRANTS;
}

async function read(): Promise<Grants> {
  const readAt = Date.now();
  const rows = await findGrantsInForce();
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map((row) => [row.subject, row.requestsPerMinute]);
  const grants = { apiKeys: Object.fromEntries(of("api_key")), users: Object.fromEntries(of("user")) };
  known = { grants, readAt };
  return grants;
}
