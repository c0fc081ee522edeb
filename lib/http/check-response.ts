import type { Contract } from "../contracts/contract";
import { env } from "../env";

/**
 * Checks an answer against its contract outside production (and in production when CHECK_RESPONSES is set): missing,
 * mistyped and unnamed fields are all faults of ours.
 *
 * @returns the answer, untouched
 */
export function checkResponse<T>(contract: Contract, answer: T): T {
  const { NODE_ENV, CHECK_RESPONSES } = env();
  if ((NODE_ENV === "production" && CHECK_RESPONSES === "0") || !contract.answer) return answer;
  const parsed = contract.answer.parse(answer);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(answer))) {
    throw new Error(`${contract.operationId} answered fields its contract does not name`);
  }
  return answer;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
