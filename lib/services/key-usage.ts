import { recordKeyUse } from "../db/key-usage";

const MINUTE_MS = 60_000;

/** Keys whose latest use waits to be written, with the time of that use. */
const pending = new Map<string, Date>();

/**
 * Notes that a key was used, without making the request wait. A first use is written at once; later ones are gathered
 * and written a minute after the write before, so a key costs at most one write a minute and `lastUsedAt` is never
 * more than a minute behind.
 *
 * @param lastUsedAt  as read with the key's authority in this very request
 */
export function noteKeyUse(keyId: string, lastUsedAt: Date | null): void {
  const now = new Date();
  const waiting = pending.has(keyId);
  pending.set(keyId, now);
  if (waiting) return;
  const elapsed = lastUsedAt ? now.getTime() - lastUsedAt.getTime() : MINUTE_MS;
  setTimeout(() => flush(keyId), Math.max(0, Math.min(MINUTE_MS, MINUTE_MS - elapsed))).unref();
}

function flush(keyId: string): void {
  const usedAt = pending.get(keyId);
  pending.delete(keyId);
  // A lost write is made good by the key's next use; the request it belongs to has long been answered.
  if (usedAt) recordKeyUse(keyId, usedAt).catch(() => {});
}
