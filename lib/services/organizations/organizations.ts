import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type { Organization, organizationInputSchema, organizationPatchSchema } from "../../contracts/organizations";
import { db } from "../../db/client";
import { isUniqueViolation } from "../../db/failure";
import { newId } from "../../db/id";
import * as members from "../../db/members";
import * as organizations from "../../db/organizations";
import { countOrganizationsCreatedBy } from "../../db/quotas";
import type { Transaction } from "../../db/sql";
import { inTransaction } from "../../db/transaction";
import { lockUser } from "../../db/users";
import { ApiError, validationFailed } from "../../errors";
import { log } from "../../log";
import { type ReachableOrganization, reachableOrganizations } from "../../permissions";
import { type Actor, auditEntry, personalEntry } from "../audit/audit";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import { insufficientRole, type OrganizationPrincipal, type Principal } from "../shared/principal";
import { assertWithinQuota } from "../shared/quotas";
import { assertAnotherOwner, lockOrganization } from "./ownership";
import { slugCandidates } from "./slug";

/**
 * The organizations the principal reaches, oldest membership first.
 *
 * @throws ApiError `invalid_cursor`, also when the organization it stands for was left meanwhile
 */
export function listOrganizations(principal: Principal, input: PageInput): Promise<Page<Organization>> {
  return paginate(input, {
    prefix: ID_PREFIXES.organization,
    find: (after, take) => findReachable(principal, after, take),
    shape: toOrganization,
  });
}

async function findReachable(principal: Principal, after: string | null, take: number) {
  const reachable = reachableOrganizations(principal.reach, principal.memberships);
  const start = after === null ? 0 : reachable.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw new ApiError("invalid_cursor");
  const page = reachable.slice(start, start + take);
  const created = await creationTimes(page.map(({ id }) => id));
  return page.flatMap((organization) => {
    const createdAt = created.get(organization.id);
    return createdAt ? [{ ...organization, createdAt }] : [];
  });
}

async function creationTimes(ids: string[]): Promise<Map<string, Date>> {
  const rows = await db().organization.findMany({ where: { id: { in: ids } }, select: { id: true, createdAt: true } });
  return new Map(rows.map(({ id, createdAt }) => [id, createdAt]));
}

/** The organization the principal is in. */
export async function getOrganization(principal: OrganizationPrincipal): Promise<Organization> {
  const row = await organizations.findOrganization(principal.organization.id);
  if (!row) throw new ApiError("organization_not_found");
  return toOrganization({ ...principal.organization, ...row });
}

/**
 * Creates an organization owned by the principal.
 *
 * @throws ApiError `conflict` when the slug is taken; `quota_exceeded`
 */
export async function createOrganization(
  principal: Principal,
  input: z.infer<typeof organizationInputSchema>,
): Promise<Organization> {
  const { name, slug } = input;
  const slugs = slug === undefined ? slugCandidates(name) : [slug];
  const row = await inTransaction(async (transaction) => {
    const { id } = principal.user;
    const [, count, made] = await Promise.all([
      lockUser(transaction, id),
      countOrganizationsCreatedBy(transaction, id),
      insertOrganizationWithOwner(principal, name, slugs, transaction),
    ]);
    assertWithinQuota("organizations", count);
    return made;
  });
  return toOrganization({ ...row, role: "owner", effectiveRole: "owner" });
}

/** A slug can be taken between being chosen and being used; then the next one is tried. */
const ATTEMPTS = 3;

/**
 * Makes an organization and its first owner, in a transaction of the caller's when one is given.
 *
 * @param slugs  those it may have, best first
 * @throws ApiError `conflict` when all are taken
 */
export async function insertOrganizationWithOwner(
  owner: Actor,
  name: string,
  slugs: string[],
  transaction?: Transaction,
): Promise<organizations.OrganizationRow> {
  const fields = { id: newId(ID_PREFIXES.organization), name, slugs, ownerId: owner.user.id };
  const entry = auditEntry(owner, fields.id, "organization.created");
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await organizations.insertOrganizationWithOwner(fields, entry, transaction);
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
  const entry = auditEntry(principal, id, "organization.updated");
  const row = await organizations.updateOrganization(id, patch, entry).catch((error) => {
    throw isUniqueViolation(error) ? slugTaken() : error;
  });
  if (!row) throw new ApiError("organization_not_found");
  return toOrganization({ ...principal.organization, ...row });
}

/**
 * Deletes the organization and everything in it, its audit events included; the log keeps that it happened. Keys scoped
 * to nothing else keep their emptied reach: the `scoped` flag never lets them read as unlimited.
 */
export async function deleteOrganization(principal: OrganizationPrincipal): Promise<void> {
  const { id, name } = principal.organization;
  const entry = personalEntry(principal, principal.user.id, "organization.deleted");
  if (!(await organizations.deleteOrganization(id, entry))) throw new ApiError("organization_not_found");
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
  await inTransaction(async (transaction) => {
    const [, owner, newOwner] = await Promise.all([
      lockOrganization(transaction, organizationId),
      members.findMember(transaction, organizationId, self),
      members.findMember(transaction, organizationId, userId),
    ]);
    if (owner?.role !== "owner")
      throw insufficientRole(principal, "organization:transfer", "Only an owner can do this.");
    if (!newOwner) throw validationFailed([{ path: "userId", message: "is not a member of this organization" }]);
    const entry = auditEntry(principal, organizationId, "organization.transferred", [
      { field: "role", from: newOwner.role, to: "owner" },
    ]);
    await members.swapOwner(transaction, organizationId, self, userId, entry);
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
  await inTransaction(async (transaction) => {
    const [, own] = await Promise.all([
      lockOrganization(transaction, organizationId),
      members.findMember(transaction, organizationId, userId),
    ]);
    if (!own) throw new ApiError("organization_not_found");
    assertAnotherOwner(own);
    const entry = auditEntry(principal, organizationId, "member.left", [{ field: "role", from: own.role, to: null }]);
    await members.deleteMember(transaction, organizationId, userId, entry);
  });
}

function slugTaken(): ApiError {
  return new ApiError("conflict", "Another organization has this slug. Choose a different one.");
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
