import type { z } from "zod";
import type { ApiKey, apiKeyInputSchema, CreatedApiKey } from "../../contracts/api-keys";
import { ID_PREFIXES } from "../../contracts/common";
import { apiKeyHint, generateApiKey, hashApiKey } from "../../credentials/api-key";
import { type Db, db } from "../../db/client";
import type { ApiKeyModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import { env } from "../../env";
import { ApiError, validationFailed } from "../../errors";
import { transferLimits } from "../limits/transfer-limits";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import type { Principal } from "../shared/principal";

/** The principal's own keys, newest first. */
export async function listApiKeys(principal: Principal, input: PageInput): Promise<Page<ApiKey>> {
  const after = afterId(input.cursor, ID_PREFIXES.apiKey);
  const rows = await db().apiKey.findMany({
    where: { userId: principal.user.id, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
  });
  const now = new Date();
  return pageFrom(
    rows,
    input.limit,
    (row) => row.id,
    (row) => toApiKey(row, now),
  );
}

/** One of the principal's own keys. Throws `not_found`. */
export async function getApiKey(principal: Principal, id: string): Promise<ApiKey> {
  return toApiKey(await findOwn(db(), principal, id), new Date());
}

/**
 * Issues a key to the principal. The answer is the only place the key itself ever appears.
 *
 * @throws ApiError `validation_failed` for an organization the principal does not belong to, or an expiry in the past
 */
export async function createApiKey(
  principal: Principal,
  input: z.infer<typeof apiKeyInputSchema>,
): Promise<CreatedApiKey> {
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt <= new Date()) {
    throw validationFailed([{ path: "expiresAt", message: "must be in the future" }]);
  }
  const errors = (input.organizationIds ?? []).flatMap((id, index) =>
    principal.memberships.some((membership) => membership.id === id)
      ? []
      : [{ path: `organizationIds.${index}`, message: "is not an organization you belong to" }],
  );
  if (errors.length > 0) throw validationFailed(errors);
  const { name, role, organizationIds } = input;
  return issue(db(), principal, {
    name,
    role,
    scoped: organizationIds !== null,
    organizationIds: organizationIds ?? [],
    expiresAt,
  });
}

/** Renames a key. Throws `not_found`. */
export async function renameApiKey(principal: Principal, id: string, name: string): Promise<ApiKey> {
  const { count } = await db().apiKey.updateMany({ where: { id, userId: principal.user.id }, data: { name } });
  if (count === 0) throw new ApiError("not_found");
  return getApiKey(principal, id);
}

/** Revokes a key: in force on the next request everywhere. A key already revoked keeps its time. Throws `not_found`. */
export async function revokeApiKey(principal: Principal, id: string): Promise<void> {
  const { count } = await db().apiKey.updateMany({
    where: { id, userId: principal.user.id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) await findOwn(db(), principal, id);
}

/**
 * Issues a successor of the same name, role, scope, expiry and raised limit, and ends the old key.
 *
 * @param overlapSeconds  how long the old key goes on working; 0 revokes it at once
 * @throws ApiError `not_found`; `conflict` when the key is already revoked or expired
 */
export async function rotateApiKey(principal: Principal, id: string, overlapSeconds: number): Promise<CreatedApiKey> {
  return db().$transaction(async (tx) => {
    const old = await findOwn(tx, principal, id);
    const now = new Date();
    const end = endOf(old, now, overlapSeconds);
    const ended = await tx.apiKey.updateMany({
      where: { id, userId: principal.user.id, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
      data: end,
    });
    if (ended.count === 0)
      throw new ApiError("conflict", "A revoked or expired key cannot be rotated; create a new one.");
    const { name, role, scoped, organizationIds, expiresAt } = old;
    const successor = await issue(tx, principal, { name, role, scoped, organizationIds, expiresAt });
    await transferLimits(tx, id, successor.id, "expiresAt" in end ? end.expiresAt : null);
    return successor;
  });
}

function endOf(old: ApiKeyModel, now: Date, overlapSeconds: number): { revokedAt: Date } | { expiresAt: Date } {
  if (overlapSeconds === 0) return { revokedAt: now };
  const end = new Date(now.getTime() + overlapSeconds * 1000);
  return { expiresAt: old.expiresAt && old.expiresAt < end ? old.expiresAt : end };
}

type NewKey = Pick<ApiKeyModel, "name" | "role" | "scoped" | "organizationIds" | "expiresAt">;

async function issue(tx: Db, principal: Principal, fields: NewKey): Promise<CreatedApiKey> {
  const [signingSecret = ""] = env().API_KEY_SECRETS;
  const key = generateApiKey(signingSecret);
  const row = await tx.apiKey.create({
    data: {
      id: newId(ID_PREFIXES.apiKey),
      userId: principal.user.id,
      ...fields,
      keyHash: hashApiKey(key),
      hint: apiKeyHint(key),
    },
  });
  const { id, name, role, organizationIds, expiresAt, createdAt, hint } = toApiKey(row, new Date());
  return { id, name, role, organizationIds, expiresAt, createdAt, hint, key };
}

async function findOwn(tx: Db, principal: Principal, id: string): Promise<ApiKeyModel> {
  const row = await tx.apiKey.findFirst({ where: { id, userId: principal.user.id } });
  if (!row) throw new ApiError("not_found");
  return row;
}

function toApiKey(row: ApiKeyModel, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    role: row.role,
    organizationIds: row.scoped ? row.organizationIds : null,
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
