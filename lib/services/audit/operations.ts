import * as contracts from "../../contracts/audit-events";
import { operation } from "../../operations/operation";
import * as audit from "./audit";

export const listAccountAuditEvents = operation(contracts.listAccountAuditEvents, ({ principal, query }) =>
  audit.listAccountAuditEvents(principal, query),
);

export const listAuditEvents = operation(contracts.listAuditEvents, ({ principal, query }) =>
  audit.listAuditEvents(principal, query),
);
