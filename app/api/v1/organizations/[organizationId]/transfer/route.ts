import * as contracts from "@/lib/contracts/organizations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { transferOrganization } from "@/lib/services/organizations/organizations";

export const dynamic = "force-dynamic";

export const POST = defineRoute(contracts.transferOrganization, ({ principal, body }) =>
  transferOrganization(principal, body.userId),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
