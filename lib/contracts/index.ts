import * as account from "./account";
import * as apiKeys from "./api-keys";
import * as auditEvents from "./audit-events";
import type { Contract } from "./contract";
import * as discovery from "./discovery";
import * as invitations from "./invitations";
import * as limitRequests from "./limit-requests";
import * as me from "./me";
import * as members from "./members";
import * as organizations from "./organizations";
import * as projects from "./projects";
import * as tokens from "./tokens";

/** Every contract module, in the order of the reference. */
const MODULES = [
  discovery,
  me,
  organizations,
  members,
  invitations,
  auditEvents,
  apiKeys,
  tokens,
  projects,
  limitRequests,
  account,
];

/** Every operation of the API: what the document, the reference and the tests enumerate. */
export const CONTRACTS: readonly Contract[] = MODULES.flatMap((module) => Object.values(module).filter(isContract));

function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "operationId" in value;
}
