import type { OperationContract } from "../contracts/contract";
import { ApiError } from "../errors";
import { isOperator } from "../services/shared/operator";
import {
  authorize,
  type OptionalOrganizationPrincipal,
  type OrganizationPrincipal,
  type Principal,
} from "../services/shared/principal";
import { enterOptionalOrganization, enterOrganization } from "./enter-organization";

/** How a call names its organization, for a principal that is in none yet. */
export type OrganizationChoice = {
  /** Id or slug the caller names beside the params, or `null`. */
  organization?: string | null;
  /** A session's active organization, or `null`. */
  activeOrganization?: string | null;
};

/**
 * Lets a caller in to an operation: in its organization, with its permission.
 *
 * @returns the principal the handler gets; `undefined` for a public operation
 * @throws ApiError  401, 403, 404, or `organization_required`
 */
export async function authorizeCaller(
  contract: OperationContract,
  caller: Principal | null,
  input: OrganizationChoice & { params: Record<string, unknown> },
): Promise<Principal | undefined> {
  const { permission } = contract;
  if (permission === "public") return undefined;
  if (!caller) throw new ApiError("unauthenticated");
  if (contract.session && caller.credential.type !== "session") throw new ApiError("session_required");
  if (permission === "operator") {
    // To everyone else, these operations do not exist.
    if (!isOperator(caller)) throw new ApiError("not_found");
    return caller;
  }
  if (!contract.organization) return caller;
  if (contract.organization === "optional") return enterOptional(caller, input);
  const principal = enter(contract, caller, input);
  if (permission !== "authenticated") authorize(principal, permission);
  if (contract.verified && !principal.emailVerified) throw new ApiError("email_unverified");
  return principal;
}

function enterOptional(
  caller: Principal & { organization?: unknown },
  { organization, activeOrganization }: OrganizationChoice,
): OptionalOrganizationPrincipal {
  if (organization === undefined && caller.organization) return caller as OptionalOrganizationPrincipal;
  return enterOptionalOrganization(caller, organization ?? null, activeOrganization ?? null);
}

function enter(
  contract: OperationContract,
  caller: Principal & { organization?: unknown },
  { params, organization, activeOrganization }: OrganizationChoice & { params: Record<string, unknown> },
): OrganizationPrincipal {
  const named = contract.organization === "path" ? params.organizationId : organization;
  if (named === undefined && caller.organization) return caller as OrganizationPrincipal;
  return enterOrganization(caller, typeof named === "string" ? named : null, activeOrganization ?? null);
}
