import { ID_PREFIXES } from "../../contracts/common";
import type { Db } from "../../db/client";
import { newId } from "../../db/id";

/**
 * Lets what was granted and asked for a key hold for its successor. The old key keeps a grant of its own for as long as it
 * goes on working.
 *
 * @param oldKeyEnd  when the old key ends; `null` when it has ended already
 */
export async function transferLimits(
  tx: Db,
  oldKeyId: string,
  newKeyId: string,
  oldKeyEnd: Date | null,
): Promise<void> {
  const ofOldKey = { subject: "api_key", subjectId: oldKeyId } as const;
  const granted = await tx.limitRequest.findMany({
    where: { ...ofOldKey, grant: { isNot: null } },
    include: { grant: true },
  });
  await tx.limitRequest.updateMany({
    where: { ...ofOldKey, status: { not: "declined" } },
    data: { subjectId: newKeyId },
  });
  await tx.limitGrant.updateMany({ where: ofOldKey, data: { subjectId: newKeyId } });
  if (!oldKeyEnd) return;
  for (const { grant, ...request } of granted) {
    if (!grant) continue;
    const requestId = newId(ID_PREFIXES.limitRequest);
    const expiresAt = grant.expiresAt && grant.expiresAt < oldKeyEnd ? grant.expiresAt : oldKeyEnd;
    await tx.limitRequest.create({ data: { ...request, id: requestId } });
    await tx.limitGrant.create({ data: { ...grant, id: newId(ID_PREFIXES.limitGrant), requestId, expiresAt } });
  }
}
