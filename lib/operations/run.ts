import { z } from "zod";
import type { OperationContract } from "../contracts/contract";
import { ApiError } from "../errors";
import type { Principal } from "../services/shared/principal";
import { authorizeCaller, type OrganizationChoice } from "./authorize-caller";
import { checkResponse } from "./check-response";
import type { AnyOperation, Call, Occasion, Operation, ResultOf } from "./operation";
import { validate } from "./validate";

const NO_PARAMETERS = z.strictObject({});

/** The raw input of a call. Query and body are functions, so that nothing is read for a caller who may not call. */
export type RawInput = Occasion &
  OrganizationChoice & {
    params: Record<string, unknown>;
    query: () => unknown;
    body: () => unknown;
  };

type InputOf<S> = S extends z.ZodType ? z.input<S> : never;

/** The input of a call from our own code, such as a page. */
export type Input<C extends OperationContract> = {
  /** The organization's id need not be given: a principal that is in one calls from there. */
  params?: Partial<InputOf<C["params"]>>;
  query?: InputOf<C["query"]>;
  body?: InputOf<C["body"]>;
};

/**
 * Runs an operation for our own code: authorizes, validates, calls the use case and checks its result.
 *
 * @param principal  who calls; `null` for an anonymous caller, who can call only public operations
 * @throws ApiError  as the operation's contract says
 */
export async function run<C extends OperationContract>(
  operation: Operation<C>,
  principal: Principal | null,
  input: Input<C> = {},
): Promise<ResultOf<C>> {
  const call = await prepare(operation, principal, {
    params: input.params ?? {},
    query: () => input.query ?? {},
    body: () => input.body ?? {},
    requestId: principal?.requestId ?? crypto.randomUUID(),
    clientAddress: principal?.clientAddress ?? "unknown",
    limiter: "ok",
  });
  return (await execute(operation, call)) as ResultOf<C>;
}

/**
 * The first half of a run, in this order: credential kind, organization and effective role, permission, params, query, body.
 *
 * @throws ApiError  when the caller may not call the operation, or not with this input
 */
export async function prepare({ contract }: AnyOperation, caller: Principal | null, input: RawInput): Promise<Call> {
  const principal = await authorizeCaller(contract, caller, input);
  const params = parseParams(contract, principal, input.params);
  const query = parseQuery(contract, input.query);
  const body = contract.body && validate(contract.body, await input.body());
  const { requestId, clientAddress, limiter } = input;
  return { principal, params, query, body, requestId, clientAddress, limiter } as Call;
}

/** The second half of a run: calls the use case and checks its result. */
export async function execute({ contract, handler }: AnyOperation, call: Call): Promise<unknown> {
  return checkResponse(contract, await handler(call as never));
}

/** An id that cannot exist is treated like one that does not. */
function parseParams(
  contract: OperationContract,
  principal: (Principal & { organization?: { id: string } | null }) | undefined,
  params: Record<string, unknown>,
): unknown {
  if (!contract.params) return undefined;
  const organizationId = contract.organization === "path" ? principal?.organization?.id : undefined;
  const parsed = contract.params.safeParse(organizationId === undefined ? params : { organizationId, ...params });
  if (!parsed.success) throw new ApiError("not_found");
  return parsed.data;
}

/** Where the caller is known, a parameter without a meaning is an error they need to see. */
function parseQuery(contract: OperationContract, read: () => unknown): unknown {
  if (contract.query) return validate(contract.query, read());
  if (contract.permission !== "public") validate(NO_PARAMETERS, read());
  return undefined;
}
