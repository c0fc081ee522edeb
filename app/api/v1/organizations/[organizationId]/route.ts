import * as contracts from "@/lib/contracts/organizations";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as organizations from "@/lib/services/organizations/organizations";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.getOrganization, ({ principal }) => organizations.getOrganization(principal));
export const PATCH = defineRoute(contracts.updateOrganization, ({ principal, body }) =>
  organizations.updateOrganization(principal, body),
);
export const DELETE = defineRoute(contracts.deleteOrganization, ({ principal }) =>
  organizations.deleteOrganization(principal),
);
export const { POST, PUT, OPTIONS } = otherMethods(GET, PATCH, DELETE);
