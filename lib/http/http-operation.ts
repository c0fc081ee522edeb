import type { Contract } from "../contracts/contract";
import type { AnyOperation, Operation, ResultOf } from "../operations/operation";

/** An operation with the response headers that only HTTP needs of it. */
export type HttpOperation = AnyOperation<Contract> & { readonly headers?: (result: never) => Record<string, string> };

/**
 * Adds response headers to an operation, for what has no meaning outside HTTP.
 *
 * @param headers  gets the result; replaces headers of the same name
 */
export function withHeaders<C extends Contract>(
  operation: Operation<C>,
  headers: (result: ResultOf<C>) => Record<string, string>,
): HttpOperation {
  return { ...operation, headers };
}
