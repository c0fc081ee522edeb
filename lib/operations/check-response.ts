import type { OperationContract } from "../contracts/contract";
import { env } from "../env";

/**
 * Checks a result against its contract outside production (and in production when CHECK_RESPONSES is set): missing,
 * mistyped and undocumented fields are all faults of ours.
 *
 * @returns the result, unchanged
 */
export function checkResponse<T>(contract: OperationContract, result: T): T {
  const { NODE_ENV, CHECK_RESPONSES } = env();
  if ((NODE_ENV === "production" && CHECK_RESPONSES === "0") || !contract.response) return result;
  const parsed = contract.response.parse(result);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(result))) {
    throw new Error(`${contract.operationId} returned fields that its contract does not name`);
  }
  return result;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
