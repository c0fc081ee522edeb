import { activateOrganization } from "@/lib/contracts/organizations";
import { organizationCookie } from "@/lib/http/cookies";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { getOrganization } from "@/lib/services/organizations/organizations";

export const dynamic = "force-dynamic";

export const POST = defineRoute(activateOrganization, ({ principal, responseHeaders }) => {
  responseHeaders.append("Set-Cookie", organizationCookie(principal.organization.id));
  return getOrganization(principal);
});
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
