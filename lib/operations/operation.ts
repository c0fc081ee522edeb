import type { z } from "zod";
import type { OperationContract } from "../contracts/contract";
import type { OptionalOrganizationPrincipal, OrganizationPrincipal, Principal } from "../services/shared/principal";

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

type PrincipalOf<C extends OperationContract> = C["permission"] extends "public"
  ? undefined
  : C["organization"] extends "header" | "path"
    ? OrganizationPrincipal
    : C["organization"] extends "optional"
      ? OptionalOrganizationPrincipal
      : Principal;

/** What whoever runs an operation knows of the occasion. */
export type Occasion = {
  /** For the audit trail and the log. */
  requestId: string;
  /** The bucket of the address that the request came from. */
  clientAddress: string;
  /** The state of the shared limiter, as the edge reports it. */
  limiter: "ok" | "degraded";
};

/** What a handler gets: the caller authorized, the input parsed. */
export type Call<C extends OperationContract = OperationContract> = Occasion & {
  principal: PrincipalOf<C>;
  params: Parsed<C["params"]>;
  query: Parsed<C["query"]>;
  body: Parsed<C["body"]>;
};

/** What an operation returns: plain data, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a result returns nothing
export type ResultOf<C extends OperationContract> = C["response"] extends z.ZodType ? z.infer<C["response"]> : void;

/** A use case paired with the contract that says who may call it and with what. */
export type Operation<C extends OperationContract = OperationContract> = {
  readonly contract: C;
  readonly handler: (call: Call<C>) => Promise<ResultOf<C>> | ResultOf<C>;
};

/** An operation of any contract, for code that treats all alike. */
export type AnyOperation<C extends OperationContract = OperationContract> = {
  readonly contract: C;
  readonly handler: (call: never) => unknown;
};

/**
 * Pairs a contract with its use case.
 *
 * @param handler  plain data in, plain data out; throws {@link ApiError} to reject the call
 */
export function operation<const C extends OperationContract>(
  contract: C,
  handler: Operation<C>["handler"],
): Operation<C> {
  return { contract, handler };
}
