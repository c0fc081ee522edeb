import * as contracts from "@/lib/contracts/invitations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as invitations from "@/lib/services/organizations/invitations";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listInvitations, ({ principal, query }) =>
  invitations.listInvitations(principal, query),
);
export const POST = defineRoute(contracts.createInvitation, ({ principal, body }) =>
  invitations.createInvitation(principal, body),
);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET, POST);
