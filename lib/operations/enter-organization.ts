import { ApiError } from "../errors";
import {
  chooseOrganization,
  type DefaultOrganization,
  type OrganizationChoice,
  type ReachableOrganization,
} from "../permissions";
import type { OptionalOrganizationPrincipal, OrganizationPrincipal, Principal } from "../services/shared/principal";

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
  const choice = choose(principal, requested, active);
  switch (choice.outcome) {
    case "chosen":
      return { ...principal, organization: choice.organization };
    case "out_of_scope":
      throw new ApiError("organization_out_of_scope", "The key's scope does not include this organization.");
    case "not_found":
      throw new ApiError("organization_not_found");
    case "required":
      throw organizationRequired(choice.organizations);
  }
}

/**
 * The same for operations that need no organization: `null` when the call names none and no default is reachable.
 *
 * @throws ApiError  `organization_not_found` or `organization_out_of_scope` for one that the call names
 */
export function enterOptionalOrganization(
  principal: Principal,
  requested: string | null,
  active: string | null,
): OptionalOrganizationPrincipal {
  if (requested !== null) return enterOrganization(principal, requested, active);
  const choice = choose(principal, requested, active);
  return { ...principal, organization: choice.outcome === "chosen" ? choice.organization : null };
}

function choose(
  { credential, reach, memberships }: Principal,
  requested: string | null,
  active: string | null,
): OrganizationChoice {
  const fallback: DefaultOrganization =
    credential.type === "session"
      ? { kind: "active", reference: active }
      : { kind: "fixed", id: credential.defaultOrganizationId };
  return chooseOrganization(reach, memberships, requested, fallback);
}

function organizationRequired(reachable: ReachableOrganization[]): ApiError {
  const detail =
    reachable.length > 0
      ? "This credential has no default organization that it can still access. Name one in the Crowdee-Organization header."
      : "This credential cannot access any organization.";
  const organizations = reachable.map(({ id, slug, name }) => ({ id, slug, name }));
  return new ApiError("organization_required", detail, { organizations });
}
