import * as account from "./account";
import * as apiKeys from "./api-keys";
import * as auditEvents from "./audit-events";
import type { Contract, Method } from "./contract";
import * as discovery from "./discovery";
import * as invitations from "./invitations";
import * as limitRequests from "./limit-requests";
import * as me from "./me";
import * as members from "./members";
import * as organizations from "./organizations";
import * as projects from "./projects";
import * as sessions from "./sessions";
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
  sessions,
  tokens,
  projects,
  limitRequests,
  account,
];

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every operation of the API: what the document, the reference and the tests enumerate. */
export const CONTRACTS: readonly Contract[] = MODULES.flatMap((module) =>
  Object.values(module).filter(isContract).sort(inReadingOrder),
);

/** Collections before what is in them; at one address, reading before changing. A module's exports have no order. */
function inReadingOrder(a: Contract, b: Contract): number {
  return (
    a.path.length - b.path.length ||
    a.path.localeCompare(b.path) ||
    METHODS.indexOf(a.method) - METHODS.indexOf(b.method)
  );
}

/** What only pages read has no path. */
function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "operationId" in value && "path" in value;
}
