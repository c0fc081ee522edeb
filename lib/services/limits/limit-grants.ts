import { singleFlight } from "../../async/single-flight";
import { findGrantsInForce, type GrantRow } from "../../db/limit-grants";
import { type Grants, NO_GRANTS } from "../../limits/grants";

/** Half of the 15 seconds in which a grant is to be in force; the edge's own refresh takes the other half. */
const FRESH_MS = 5_000;

type Known = { grants: Grants; rows: GrantRow[]; readAt: number };

let known: Known | undefined;
const refresh = singleFlight(read);

/** The raised limits in force, at most five seconds old; read from the database once for all who ask meanwhile. */
export async function grantsInForce(): Promise<Grants> {
  return (await current()).grants;
}

/** The grant that applies to a key or a user. */
export async function grantOf(kind: GrantRow["kind"], subject: string): Promise<GrantRow | undefined> {
  return (await current()).rows.find((row) => row.kind === kind && row.subject === subject);
}

/** The grants last read, without waiting; the first call finds none. */
export function grantsKnown(): Grants {
  current().catch(() => {});
  return known?.grants ?? NO_GRANTS;
}

async function current(): Promise<Known> {
  return known && Date.now() - known.readAt < FRESH_MS ? known : refresh();
}

async function read(): Promise<Known> {
  const readAt = Date.now();
  const rows = await findGrantsInForce();
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map((row) => [row.subject, row.requestsPerMinute]);
  const grants = { apiKeys: Object.fromEntries(of("api_key")), users: Object.fromEntries(of("user")) };
  known = { grants, rows, readAt };
  return known;
}
