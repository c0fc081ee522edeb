import { ApiError } from "../errors";
import { chooseOrganization } from "../permissions";
import type { OrganizationPrincipal, Principal } from "../services/shared/principal";

/**
 * Settles which organization a principal acts in.
 *
 * @param requested  id or slug the call names, or `null`
 * @param active     a session's active organization, or `null`; ignored for other credentials
 * @throws ApiError  `organization_required`, `organization_not_found`, `organization_out_of_scope`
 */
export function enterOrganization(
  principal: Principal,
  requested: string | null,
  active: string | null,
): OrganizationPrincipal {
  const preferred = principal.credential.type === "session" ? active : undefined;
  const choice = chooseOrganization(principal.reach, principal.memberships, requested, preferred);
  switch (choice.outcome) {
    case "chosen":
      return { ...principal, organization: choice.organization };
    case "out_of_scope":
      throw new ApiError("organization_out_of_scope", "The key's scope does not include this organization.");
    case "not_found":
      throw new ApiError("organization_not_found");
    case "required":
      throw new ApiError(
        "organization_required",
        "The credential reaches several organizations; name one in the Crowdee-Organization header.",
        { organizations: choice.organizations.map(({ id, slug, name }) => ({ id, slug, name })) },
      );
  }
}
