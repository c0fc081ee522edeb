import * as contracts from "@/lib/contracts/invitations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { acceptInvitation } from "@/lib/services/organizations/invitations";

export const dynamic = "force-dynamic";

export const POST = defineRoute(contracts.acceptInvitation, ({ principal, body }) =>
  acceptInvitation(principal, body.token),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
