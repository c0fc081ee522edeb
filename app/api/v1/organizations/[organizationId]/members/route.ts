import * as contracts from "@/lib/contracts/members";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { listMembers } from "@/lib/services/organizations/members";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listMembers, ({ principal, query }) => listMembers(principal, query));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
