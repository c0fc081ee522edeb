import { recordKeyUse } from "../../db/key-usage";

const MINUTE_MS = 60_000;

/** Keys whose latest use waits to be written, with the time of that use. */
const pending = new Map<string, Date>();
/** When this process last wrote a key's use; kept for a minute. */
const writtenAt = new Map<string, number>();

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
  const lastWrite = Math.max(lastUsedAt?.getTime() ?? 0, writtenAt.get(keyId) ?? 0);
  setTimeout(() => flush(keyId), Math.max(0, lastWrite + MINUTE_MS - now.getTime())).unref();
}

function flush(keyId: string): void {
  const usedAt = pending.get(keyId);
  pending.delete(keyId);
  if (!usedAt) return;
  writtenAt.set(keyId, Date.now());
  setTimeout(() => writtenAt.delete(keyId), MINUTE_MS).unref();
  // The next use of the key makes up for a lost write; the response to its request was sent long ago.
  recordKeyUse(keyId, usedAt).catch(() => {});
}
