"use client";

import { useSyncExternalStore } from "react";
import { formatDate, formatDateTime, formatRelative } from "./format-date";

const TICK_MS = 30_000;

/* One clock for every time on the page. It stands still between ticks, so that they agree. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(onTick: () => void): () => void {
  now = Date.now();
  listeners.add(onTick);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

const clientNow = () => now || null;
const serverNow = () => null;

/** A moment as "3 minutes ago". The server writes the date, the browser turns it relative, and neither disagrees. */
export function RelativeTime({ iso, className }: { iso: string; className?: string }) {
  const now = useSyncExternalStore<number | null>(subscribe, clientNow, serverNow);
  return (
    <time className={className} dateTime={iso} title={formatDateTime(iso)}>
      {now === null ? formatDate(iso) : formatRelative(iso, now)}
    </time>
  );
}
