import * as contracts from "@/lib/contracts/invitations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { revokeInvitation } from "@/lib/services/organizations/invitations";

export const dynamic = "force-dynamic";

export const DELETE = defineRoute(contracts.revokeInvitation, ({ principal, params }) =>
  revokeInvitation(principal, params.invitationId),
);
export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods(DELETE);
