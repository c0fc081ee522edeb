import { ApiError } from "../../errors";
import type { KeyRole, Membership, Permission, Reach, ReachableOrganization } from "../../permissions";
import { roleHasPermission } from "../../permissions";

/** How a principal proved who they are, for `/me`, audit and `session_required`; nothing decides on it otherwise. */
export type Credential =
  | {
      type: "api_key";
      id: string;
      /** How rate limits, grants and logs know the key. */
      publicId: string;
      name: string;
      role: KeyRole;
      organizationIds: string[] | null;
      /** The organization of requests that name none. */
      defaultOrganizationId: string | null;
      expiresAt: Date | null;
    }
  | {
      type: "access_token";
      expiresAt: Date;
      /** The organization of requests that name none. */
      defaultOrganizationId: string | null;
    }
  | { type: "session"; expiresAt: Date };

/** Which request acts, and the bucket of the address it came from; for the audit trail. */
export type Origin = { requestId: string; clientAddress: string };

/** Who a request acts for, and what limits them. Read live from the database; never from anything a client wrote. */
export type Principal = Origin & {
  credential: Credential;
  user: { id: string; name: string; email: string };
  /** Whether the user has proved to own the email address. */
  emailVerified: boolean;
  reach: Reach;
  memberships: Membership[];
  /** The session whose cookie this is, or from which the access token was created; `null` for an API key. */
  sessionId: string | null;
};

/** A principal acting in one organization. */
export type OrganizationPrincipal = Principal & { organization: ReachableOrganization };

/** A principal whose organization may not be settled, for operations that need none. */
export type OptionalOrganizationPrincipal = Principal & { organization: ReachableOrganization | null };

/** Throws `insufficient_role`, telling all four facts the decision rests on, unless the principal holds the permission. */
export function authorize(principal: OrganizationPrincipal, permission: Permission): void {
  const { organization } = principal;
  if (roleHasPermission(organization.effectiveRole, permission)) return;
  throw insufficientRole(principal, permission);
}

/** The error of {@link authorize}, for rules finer than the table (only an owner can make owners). */
export function insufficientRole(principal: OrganizationPrincipal, permission: Permission, detail?: string): ApiError {
  const { organization, reach } = principal;
  const told = `This requires the permission ${permission}; the effective role here is ${organization.effectiveRole}.`;
  return new ApiError("insufficient_role", detail ?? told, {
    requiredPermission: permission,
    effectiveRole: organization.effectiveRole,
    keyRole: reach.role,
    membershipRole: organization.role,
  });
}
