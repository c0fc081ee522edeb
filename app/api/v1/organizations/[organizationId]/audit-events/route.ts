import * as contracts from "@/lib/contracts/audit-events";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { listAuditEvents } from "@/lib/services/audit/audit";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listAuditEvents, ({ principal, query }) => listAuditEvents(principal, query));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
