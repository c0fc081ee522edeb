import { ID_PREFIXES } from "../../contracts/common";
import type { Member } from "../../contracts/members";
import * as members from "../../db/members";
import type { Transaction } from "../../db/sql";
import { inTransaction } from "../../db/transaction";
import { ApiError } from "../../errors";
import type { MembershipRole } from "../../permissions";
import { auditEntry } from "../audit/audit";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import { authorize, insufficientRole, type OrganizationPrincipal } from "../shared/principal";
import { assertAnotherOwner, lockOrganization } from "./ownership";

/** The organization's members, oldest account first. */
export async function listMembers(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Member>> {
  return paginate<members.MemberRow & { id: string }, Member>(input, {
    prefix: ID_PREFIXES.user,
    find: async (after, take) => {
      const rows = await members.findMembers(principal.organization.id, after, take);
      return rows.map((row) => ({ ...row, id: row.userId }));
    },
    shape: toMember,
  });
}

/**
 * Changes a member's role, in force on their next request.
 *
 * @throws ApiError `not_found`; `insufficient_role` when an owner is made or unmade by less than one; `conflict` when it
 *                  would leave no owner
 */
export async function updateMember(
  principal: OrganizationPrincipal,
  userId: string,
  role: MembershipRole,
): Promise<Member> {
  const organizationId = principal.organization.id;
  return inTransaction(async (transaction) => {
    const row = await lockMember(transaction, principal, userId);
    assertMayChangeOwners(principal, row, role);
    if (row.role === role) return toMember(row);
    assertAnotherOwner(row);
    const entry = auditEntry(principal, organizationId, "member.role_changed", [
      { field: "role", from: row.role, to: role },
    ]);
    await members.updateMemberRole(transaction, organizationId, userId, role, entry);
    return toMember({ ...row, role });
  });
}

/**
 * Ends a membership, in force on the member's next request.
 *
 * @throws ApiError as {@link updateMember}
 */
export async function removeMember(principal: OrganizationPrincipal, userId: string): Promise<void> {
  const organizationId = principal.organization.id;
  await inTransaction(async (transaction) => {
    const row = await lockMember(transaction, principal, userId);
    assertMayChangeOwners(principal, row);
    assertAnotherOwner(row);
    const entry = auditEntry(principal, organizationId, "member.removed", [
      { field: "role", from: row.role, to: null },
    ]);
    await members.deleteMember(transaction, organizationId, userId, entry);
  });
}

/** Only an owner touches owners or makes them, whatever else `member:manage` allows. */
function assertMayChangeOwners(principal: OrganizationPrincipal, row: LockedMember, newRole?: MembershipRole): void {
  if ((row.role !== "owner" && newRole !== "owner") || row.actorRole === "owner") return;
  const detail = `Only an owner can add, change, or remove owners. Your effective role is ${row.actorRole}.`;
  throw insufficientRole(principal, "organization:transfer", detail);
}

/** A member and the role of who changes them, as they are once nobody else can change who belongs to the organization. */
type LockedMember = members.MemberRow & { othersOwn: boolean; actorRole: MembershipRole };

/** Reads the actor's role again inside the lock: it may have changed since the request was let in. */
async function lockMember(
  transaction: Transaction,
  principal: OrganizationPrincipal,
  userId: string,
): Promise<LockedMember> {
  const organizationId = principal.organization.id;
  const [, row, actor] = await Promise.all([
    lockOrganization(transaction, organizationId),
    members.findMember(transaction, organizationId, userId),
    members.findMember(transaction, organizationId, principal.user.id),
  ]);
  if (!actor) throw new ApiError("organization_not_found");
  // Members are changed in sessions only, whose effective role is the membership role.
  const { role } = actor;
  authorize({ ...principal, organization: { ...principal.organization, role, effectiveRole: role } }, "member:manage");
  if (!row) throw new ApiError("not_found");
  return { ...row, actorRole: role };
}

function toMember(row: members.MemberRow): Member {
  return {
    userId: row.userId,
    name: row.name,
    email: row.email,
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
  };
}
