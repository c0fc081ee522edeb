import type { Contract } from "../contracts/contract";
import { validationFailed } from "../errors";
import type { Call } from "../operations/operation";
import { claimIdempotencyKey, executeOnce } from "../services/idempotency/idempotency";
import type { OptionalOrganizationPrincipal, Principal } from "../services/shared/principal";

const HEADER = "idempotency-key";
const SANE = /^[\x21-\x7E]{1,255}$/;

/** A result, and whether it is the one of an earlier request. */
type Outcome = { result: unknown; replayed: boolean };

/**
 * Runs a POST with an Idempotency-Key at most once per principal and key, and gives retries the first result
 * (draft-ietf-httpapi-idempotency-key-header). A rejected request is forgotten, so it can be corrected and retried. A
 * result that holds a secret is never stored: its retry is a conflict that says what happened.
 *
 * @param execute  does the work
 */
export async function runOnce(
  contract: Contract,
  request: Request,
  call: Call,
  execute: () => Promise<unknown>,
): Promise<Outcome> {
  const key = contract.method === "POST" && call.principal ? request.headers.get(HEADER) : null;
  if (key === null) return { result: await execute(), replayed: false };
  if (!SANE.test(key)) {
    throw validationFailed([
      { path: "Idempotency-Key", message: "must be 1–255 printable ASCII characters without spaces" },
    ]);
  }
  return runByKey(contract, request, call, key, execute);
}

async function runByKey(
  contract: Contract,
  request: Request,
  { principal, body }: Call,
  key: string,
  execute: () => Promise<unknown>,
): Promise<Outcome> {
  const record = await claimIdempotencyKey(principal, key, fingerprintOf(contract, request, principal, body));
  if (record.outcome === "replay") return { result: record.response, replayed: true };
  return { result: await executeOnce(principal, key, contract.secret ?? false, execute), replayed: false };
}

function fingerprintOf(contract: Contract, request: Request, principal: Principal, body: unknown): string {
  const organization =
    "organization" in principal ? (principal as OptionalOrganizationPrincipal).organization?.id : null;
  return JSON.stringify([contract.operationId, new URL(request.url).pathname, organization ?? null, body ?? null]);
}
