import * as contracts from "@/lib/contracts/members";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as members from "@/lib/services/organizations/members";

export const dynamic = "force-dynamic";

export const PATCH = defineRoute(contracts.updateMember, ({ principal, params, body }) =>
  members.updateMember(principal, params.userId, body.role),
);
export const DELETE = defineRoute(contracts.removeMember, ({ principal, params }) =>
  members.removeMember(principal, params.userId),
);
export const { GET, POST, PUT, OPTIONS } = otherMethods(PATCH, DELETE);
