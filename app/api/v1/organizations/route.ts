import * as contracts from "@/lib/contracts/organizations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as organizations from "@/lib/services/organizations/organizations";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listOrganizations, ({ principal, query }) =>
  organizations.listOrganizations(principal, query),
);
export const POST = defineRoute(contracts.createOrganization, ({ principal, body }) =>
  organizations.createOrganization(principal, body),
);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET, POST);
