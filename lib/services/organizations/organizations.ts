import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type { Organization, organizationInputSchema, organizationPatchSchema } from "../../contracts/organizations";
import { type Db, db } from "../../db/client";
import { isUniqueViolation } from "../../db/failure";
import type { OrganizationModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import { ApiError, validationFailed } from "../../errors";
import { log } from "../../log";
import { type ReachableOrganization, reachableOrganizations } from "../../permissions";
import { type Actor, recordAudit } from "../audit/audit";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import { insufficientRole, type OrganizationPrincipal, type Principal } from "../shared/principal";
import { assertAnotherOwner, lockOrganization } from "./ownership";
import { slugCandidates } from "./slug";

/**
 * The organizations the principal reaches, oldest membership first.
 *
 * @throws ApiError `invalid_cursor`, also when the organization it stands for was left meanwhile
 */
export async function listOrganizations(principal: Principal, input: PageInput): Promise<Page<Organization>> {
  const after = afterId(input.cursor, ID_PREFIXES.organization);
  const reachable = reachableOrganizations(principal.reach, principal.memberships);
  const start = after === null ? 0 : reachable.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw new ApiError("invalid_cursor");
  const rows = reachable.slice(start, start + input.limit + 1);
  const created = await creationTimes(rows.map(({ id }) => id));
  const present = rows.flatMap((row) => {
    const createdAt = created.get(row.id);
    return createdAt ? [{ ...row, createdAt }] : [];
  });
  return pageFrom(present, input.limit, (row) => row.id, toOrganization);
}

async function creationTimes(ids: string[]): Promise<Map<string, Date>> {
  const rows = await db().organization.findMany({ where: { id: { in: ids } }, select: { id: true, createdAt: true } });
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]));
}

/** The organization the principal is in. */
export async function getOrganization(principal: OrganizationPrincipal): Promise<Organization> {
  const row = await db().organization.findUnique({ where: { id: principal.organization.id } });
  if (!row) throw new ApiError("organization_not_found");
  return toOrganization({ ...principal.organization, ...row });
}

/**
 * Creates an organization owned by the principal.
 *
 * @throws ApiError `conflict` when the slug is taken
 */
export async function createOrganization(
  principal: Principal,
  input: z.infer<typeof organizationInputSchema>,
): Promise<Organization> {
  const { name, slug } = input;
  const slugs = slug === undefined ? slugCandidates(name) : [slug];
  const row = await db().$transaction((tx) => insertOrganizationWithOwner(tx, principal, name, slugs));
  return toOrganization({ ...row, role: "owner", effectiveRole: "owner" });
}

/**
 * Makes an organization and its first owner, in a transaction of the caller's.
 *
 * @param slugs  those it may have, best first
 * @throws ApiError `conflict` when all are taken
 */
export async function insertOrganizationWithOwner(
  tx: Db,
  owner: Actor,
  name: string,
  slugs: string[],
): Promise<OrganizationModel> {
  const row = await insertOrganization(tx, name, slugs);
  await tx.membership.create({ data: { userId: owner.user.id, organizationId: row.id, role: "owner" } });
  await recordAudit(tx, owner, row.id, "organization.created", row);
  return row;
}

/** ON CONFLICT DO NOTHING waits for a rival's commit and leaves the transaction usable, so the next slug can be tried. */
async function insertOrganization(tx: Db, name: string, slugs: string[]): Promise<OrganizationModel> {
  const id = newId(ID_PREFIXES.organization);
  for (const slug of slugs) {
    const [row] = await tx.organization.createManyAndReturn({ data: [{ id, name, slug }], skipDuplicates: true });
    if (row) return row;
  }
  throw slugTaken();
}

/**
 * Changes the organization's name or slug.
 *
 * @throws ApiError `conflict` when the slug is taken
 */
export async function updateOrganization(
  principal: OrganizationPrincipal,
  patch: z.infer<typeof organizationPatchSchema>,
): Promise<Organization> {
  const { id } = principal.organization;
  const data = {
    ...(patch.name !== undefined && { name: patch.name }),
    ...(patch.slug !== undefined && { slug: patch.slug }),
  };
  try {
    const row = await db().$transaction(async (tx) => {
      await lockOrganization(tx, id);
      const updated = await tx.organization.update({ where: { id }, data });
      await recordAudit(tx, principal, id, "organization.updated", updated);
      return updated;
    });
    return toOrganization({ ...principal.organization, ...row });
  } catch (error) {
    throw isUniqueViolation(error) ? slugTaken() : error;
  }
}

/**
 * Deletes the organization and everything in it, its audit events included; the log keeps that it happened. Keys scoped
 * to nothing else keep their emptied reach: the `scoped` flag never lets them read as unlimited.
 */
export async function deleteOrganization(principal: OrganizationPrincipal): Promise<void> {
  const { id, name } = principal.organization;
  await db().$transaction(async (tx) => {
    await lockOrganization(tx, id);
    await tx.organization.delete({ where: { id } });
  });
  const { requestId, user, credential } = principal;
  log().info(
    { requestId, userId: user.id, credential: credential.type, organizationId: id, name },
    "organization deleted",
  );
}

/**
 * Makes another member an owner and the principal an admin.
 *
 * @throws ApiError `validation_failed` naming `userId` unless it is another member
 */
export async function transferOrganization(principal: OrganizationPrincipal, userId: string): Promise<void> {
  const organizationId = principal.organization.id;
  const self = principal.user.id;
  if (userId === self) throw validationFailed([{ path: "userId", message: "must be another member" }]);
  await db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const stepped = await tx.membership.updateMany({
      where: { organizationId, userId: self, role: "owner" },
      data: { role: "admin" },
    });
    if (stepped.count === 0) throw insufficientRole(principal, "organization:transfer", "Only an owner can do this.");
    const newOwner = await tx.membership.findUnique({
      where: { userId_organizationId: { userId, organizationId } },
      include: { user: { select: { name: true } } },
    });
    if (!newOwner) throw validationFailed([{ path: "userId", message: "is not a member of this organization" }]);
    await tx.membership.updateMany({ where: { organizationId, userId }, data: { role: "owner" } });
    const target = { id: userId, name: newOwner.user.name };
    await recordAudit(tx, principal, organizationId, "organization.transferred", target);
  });
}

/**
 * Ends the principal's own membership.
 *
 * @throws ApiError `conflict` for the last owner
 */
export async function leaveOrganization(principal: OrganizationPrincipal): Promise<void> {
  const organizationId = principal.organization.id;
  const userId = principal.user.id;
  await db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const own = await tx.membership.findUnique({ where: { userId_organizationId: { userId, organizationId } } });
    if (!own) throw new ApiError("organization_not_found");
    if (own.role === "owner") await assertAnotherOwner(tx, organizationId, userId);
    await tx.membership.deleteMany({ where: { organizationId, userId } });
    await recordAudit(tx, principal, organizationId, "member.left", principal.user);
  });
}

function slugTaken(): ApiError {
  return new ApiError("conflict", "Another organization has this slug; choose another one.");
}

/** An organization as its members see it; everything else about the row stays in. */
export function toOrganization(row: ReachableOrganization & { createdAt: Date }): Organization {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    role: row.role,
    effectiveRole: row.effectiveRole,
    createdAt: row.createdAt.toISOString(),
  };
}
