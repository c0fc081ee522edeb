import { ID_PREFIXES } from "../../contracts/common";
import type { Member } from "../../contracts/members";
import { type Db, db, type Prisma } from "../../db/client";
import { ApiError } from "../../errors";
import type { MembershipRole } from "../../permissions";
import { recordAudit } from "../audit/audit";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import { insufficientRole, type OrganizationPrincipal } from "../shared/principal";
import { assertAnotherOwner, lockOrganization } from "./ownership";

const WITH_USER = { user: { select: { name: true, email: true } } } as const;

type MemberRow = Prisma.MembershipGetPayload<{ include: typeof WITH_USER }>;

/** The organization's members, oldest account first. */
export async function listMembers(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Member>> {
  const after = afterId(input.cursor, ID_PREFIXES.user);
  const rows = await db().membership.findMany({
    where: { organizationId: principal.organization.id, ...(after && { userId: { gt: after } }) },
    orderBy: { userId: "asc" },
    take: input.limit + 1,
    include: WITH_USER,
  });
  return pageFrom(rows, input.limit, (row) => row.userId, toMember);
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
  return db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const row = await findMember(tx, organizationId, userId);
    assertOwnersBusiness(principal, row.role, role);
    if (row.role === role) return toMember(row);
    if (row.role === "owner") await assertAnotherOwner(tx, organizationId, userId);
    await tx.membership.updateMany({ where: { organizationId, userId }, data: { role } });
    await recordAudit(tx, principal, organizationId, "member.role_changed", { id: userId, name: row.user.name });
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
  await db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const row = await findMember(tx, organizationId, userId);
    assertOwnersBusiness(principal, row.role);
    if (row.role === "owner") await assertAnotherOwner(tx, organizationId, userId);
    await tx.membership.deleteMany({ where: { organizationId, userId } });
    await recordAudit(tx, principal, organizationId, "member.removed", { id: userId, name: row.user.name });
  });
}

/** Only an owner touches owners or makes them, whatever else `member:manage` allows. */
function assertOwnersBusiness(principal: OrganizationPrincipal, ...roles: MembershipRole[]): void {
  const { effectiveRole } = principal.organization;
  if (!roles.includes("owner") || effectiveRole === "owner") return;
  const detail = `Only an owner makes, changes or removes owners; the effective role here is ${effectiveRole}.`;
  throw insufficientRole(principal, "organization:transfer", detail);
}

async function findMember(tx: Db, organizationId: string, userId: string): Promise<MemberRow> {
  const where = { userId_organizationId: { userId, organizationId } };
  const row = await tx.membership.findUnique({ where, include: WITH_USER });
  if (!row) throw new ApiError("not_found");
  return row;
}

function toMember(row: MemberRow): Member {
  return {
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
  };
}
