import type { z } from "zod";
import {
  type ApiKey,
  type apiKeyInputSchema,
  type apiKeyQuerySchema,
  type CreatedApiKey,
  EXPIRING_DAYS,
  type KeySort,
  type KeyStatusFilter,
} from "../../contracts/api-keys";
import type { AuditAction } from "../../contracts/audit-events";
import { ID_PREFIXES } from "../../contracts/common";
import { apiKeyHint, generateApiKey, generatePublicId, hashApiKey } from "../../credentials/api-key";
import * as keys from "../../db/api-keys";
import type { AuditChange, AuditEntry } from "../../db/audit-events";
import { db } from "../../db/client";
import type { ApiKeyModel, ApiKeyOrderByWithRelationInput, ApiKeyWhereInput } from "../../db/generated/models";
import { newId } from "../../db/id";
import { countLiveKeys } from "../../db/quotas";
import { inTransaction } from "../../db/transaction";
import { lockUser } from "../../db/users";
import { env } from "../../env";
import { ApiError, validationFailed } from "../../errors";
import { inScope } from "../../permissions";
import { personalEntry } from "../audit/audit";
import { type Page, paginate } from "../shared/pagination";
import type { OptionalOrganizationPrincipal, Principal } from "../shared/principal";
import { assertWithinQuota } from "../shared/quotas";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The principal's own keys: those that match the search and the status, in the order asked for. */
export function listApiKeys(principal: Principal, input: z.infer<typeof apiKeyQuerySchema>): Promise<Page<ApiKey>> {
  const userId = principal.user.id;
  const now = new Date();
  return paginate(input, {
    prefix: ID_PREFIXES.apiKey,
    find: (after, take) =>
      db().apiKey.findMany({
        where: { AND: [{ userId }, matching(input.q), withStatus(input.status, now)] },
        orderBy: [...ORDERS[input.sort], { id: "desc" }],
        ...(after && { cursor: { id: after, userId }, skip: 1 }),
        take,
      }),
    shape: (row) => toApiKey(row, now),
  });
}

const ORDERS: Record<KeySort, ApiKeyOrderByWithRelationInput[]> = {
  newest: [],
  name: [{ name: "asc" }],
  lastUsed: [{ lastUsedAt: { sort: "desc", nulls: "last" } }],
  expires: [{ expiresAt: { sort: "asc", nulls: "last" } }],
};

function matching(q: string | undefined): ApiKeyWhereInput {
  if (!q) return {};
  // The database reads these as wildcards.
  const contains = q.replace(/[\\%_]/g, "\\$&");
  return { OR: [{ name: { contains, mode: "insensitive" } }, { publicId: { contains } }] };
}

function withStatus(status: KeyStatusFilter, now: Date): ApiKeyWhereInput {
  switch (status) {
    case "all":
      return {};
    case "revoked":
      return { revokedAt: { not: null } };
    case "expired":
      return { revokedAt: null, expiresAt: { lte: now } };
    case "expiring":
      return { revokedAt: null, expiresAt: { gt: now, lte: new Date(now.getTime() + EXPIRING_DAYS * DAY_MS) } };
    case "active":
      return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  }
}

/** One of the principal's own keys. Throws `not_found`. */
export async function getApiKey(principal: Principal, id: string): Promise<ApiKey> {
  return toApiKey(await findOwn(principal, id), new Date());
}

type NewKeyInput = z.infer<typeof apiKeyInputSchema>;

/**
 * Creates a key for the principal. Only this response and that of a rotation ever contain the key itself.
 *
 * @throws ApiError `validation_failed` for an organization that the principal does not belong to, a default outside the
 *                  scope, or an expiration in the past; `quota_exceeded`
 */
export async function createApiKey(
  principal: OptionalOrganizationPrincipal,
  input: NewKeyInput,
): Promise<CreatedApiKey> {
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= new Date()) {
    throw validationFailed([{ path: "expiresAt", message: "must be in the future" }]);
  }
  assertMemberOf(principal, input.organizationIds ?? []);
  const { name, role, organizationIds } = input;
  const row = {
    id: newId(ID_PREFIXES.apiKey),
    userId: principal.user.id,
    publicId: generatePublicId(),
    name,
    role,
    scoped: organizationIds !== null,
    organizationIds: organizationIds ?? [],
    defaultOrganizationId: defaultOrganizationOf(principal, input),
    expiresAt,
    createdAt: new Date(),
  };
  const key = generateApiKey(row.publicId, signingSecret());
  const entry = entryOf(principal, "api_key.created", [{ field: "role", from: null, to: role }]);
  await inTransaction(async (transaction) => {
    const [, count] = await Promise.all([
      lockUser(transaction, row.userId),
      countLiveKeys(transaction, row.userId),
      keys.insertApiKey(transaction, { ...row, hash: hashApiKey(key) }, entry),
    ]);
    assertWithinQuota("apiKeys", count);
  });
  return withKey({ ...row, revokedAt: null, lastUsedAt: null }, key);
}

function assertMemberOf({ memberships }: Principal, organizationIds: string[]): void {
  const errors = organizationIds.flatMap((id, index) =>
    memberships.some((membership) => membership.id === id)
      ? []
      : [{ path: `organizationIds.${index}`, message: "must be an organization that you belong to" }],
  );
  if (errors.length > 0) throw validationFailed(errors);
}

/**
 * The default organization of a new key: the one the caller names, otherwise the organization of the request, or the
 * first of the scope when that is out of scope; `null` for someone who belongs to no organization.
 */
function defaultOrganizationOf(
  { memberships, organization }: OptionalOrganizationPrincipal,
  { organizationIds, defaultOrganizationId }: NewKeyInput,
): string | null {
  if (defaultOrganizationId === undefined) {
    return organization && inScope(organizationIds, organization.id) ? organization.id : (organizationIds?.[0] ?? null);
  }
  const isMember = memberships.some(({ id }) => id === defaultOrganizationId);
  if (isMember && inScope(organizationIds, defaultOrganizationId)) return defaultOrganizationId;
  const message = "must be an organization that you belong to and that is within the key's scope";
  throw validationFailed([{ path: "defaultOrganizationId", message }]);
}

/** Renames a key. Throws `not_found`. */
export async function renameApiKey(principal: Principal, id: string, name: string): Promise<ApiKey> {
  const renamed = await keys.renameApiKey(principal.user.id, id, name, entryOf(principal, "api_key.renamed"));
  if (!renamed) throw new ApiError("not_found");
  return getApiKey(principal, id);
}

/** Revokes a key with all its secrets, effective on the next request everywhere. A key already revoked keeps its time. Throws `not_found`. */
export async function revokeApiKey(principal: Principal, id: string): Promise<void> {
  const revoked = await keys.revokeApiKey(principal.user.id, id, entryOf(principal, "api_key.revoked"));
  if (!revoked) await findOwn(principal, id);
}

/**
 * Replaces the secret of a key. The key keeps its id, name, role, scope, expiration and limits.
 *
 * @param overlapSeconds  how long the current secret keeps working; 0 ends it at once
 * @throws ApiError `not_found`; `conflict` when the key is revoked or expired, or an earlier rotation's overlap still runs
 */
export async function rotateApiKey(principal: Principal, id: string, overlapSeconds: number): Promise<CreatedApiKey> {
  const row = await findOwn(principal, id);
  const key = generateApiKey(row.publicId, signingSecret());
  const now = new Date();
  const endsAt = overlapSeconds === 0 ? null : new Date(now.getTime() + overlapSeconds * 1000);
  const overlap = endsAt && { field: "overlapEndsAt", from: null, to: endsAt.toISOString() };
  const entry = entryOf(principal, "api_key.rotated", overlap ? [overlap] : []);
  const secret = { id, userId: principal.user.id, hash: hashApiKey(key) };
  const rotated = await keys.rotateApiKeySecret(secret, now, endsAt, entry);
  if (!rotated) throw await rotationConflict(principal, id, now);
  return withKey(row, key);
}

async function rotationConflict(principal: Principal, id: string, now: Date): Promise<ApiError> {
  const { status } = toApiKey(await findOwn(principal, id), now);
  if (status !== "active") {
    return new ApiError("conflict", `The key is ${status} and cannot be rotated. Create a new one.`);
  }
  const overlapEnd = await keys.findOverlapEnd(id, now);
  const detail = overlapEnd
    ? `The key was rotated before, and its earlier value works until ${overlapEnd.toISOString()}. Rotate it again after that time, or revoke it and create a new key.`
    : "Another request rotated the key at the same time. Use the value that request returned, or try again.";
  return new ApiError("conflict", detail);
}

function withKey(row: ApiKeyModel, key: string): CreatedApiKey {
  const { id, name, role, organizationIds, defaultOrganizationId, expiresAt, createdAt, hint } = toApiKey(
    row,
    new Date(),
  );
  return { id, name, role, organizationIds, defaultOrganizationId, expiresAt, createdAt, hint, key };
}

function signingSecret(): string {
  const [first = ""] = env().API_KEY_SECRETS;
  return first;
}

function entryOf(principal: Principal, action: AuditAction, changes?: AuditChange[]): AuditEntry {
  return personalEntry(principal, principal.user.id, action, changes);
}

async function findOwn(principal: Principal, id: string): Promise<ApiKeyModel> {
  const row = await keys.findApiKey(principal.user.id, id);
  if (!row) throw new ApiError("not_found");
  return row;
}

function toApiKey(row: ApiKeyModel, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: apiKeyHint(row.publicId),
    role: row.role,
    organizationIds: row.scoped ? row.organizationIds : null,
    defaultOrganizationId: row.defaultOrganizationId,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    status: statusOf(row, now),
  };
}

function statusOf(row: ApiKeyModel, now: Date): ApiKey["status"] {
  if (row.revokedAt) return "revoked";
  return row.expiresAt && row.expiresAt <= now ? "expired" : "active";
}
