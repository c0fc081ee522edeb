import { CONTRACTS } from "@/lib/contracts";
import type { Contract } from "@/lib/contracts/contract";
import type { Call } from "./client";

/** Values for the parameters of paths, by name. */
export type Params = Record<string, string>;

/** Every operation that needs a credential. */
export const PROTECTED: readonly Contract[] = CONTRACTS.filter(({ permission }) => permission !== "public");

/** True for operations that only operators have; they do not exist for anyone else. */
export function isOperatorsOnly({ permission }: Contract): boolean {
  return permission === "operator";
}

/** The operation of this id; a misspelt one fails. */
export function contractOf(operationId: string): Contract {
  const found = CONTRACTS.find((contract) => contract.operationId === operationId);
  if (!found) throw new Error(`No contract is called ${operationId}.`);
  return found;
}

/** Fills the braces of a contract's path. A parameter without a value fails: a new one needs a fixture. */
export function pathOf(contract: Contract, params: Params): string {
  return contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined)
      throw new Error(`${contract.operationId} takes a parameter the tests do not know: ${name}`);
    return value;
  });
}

/** Where the example of a contract will not do as a body, because it must name what exists. */
type Bodies = Record<string, unknown>;

/** A valid request for a contract: its own example as the body, unless `bodies` has one for the operation. */
export function validCall(contract: Contract, params: Params, bodies: Bodies = {}): Call {
  const body = contract.operationId in bodies ? bodies[contract.operationId] : contract.example?.body;
  return { method: contract.method, path: pathOf(contract, params), ...(contract.body && { body }) };
}
