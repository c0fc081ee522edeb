"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { formatDate, formatDateTime, formatRelative } from "./format-date";

const TICK_MS = 30_000;

/* One clock for every time on the page. It stands still between ticks, so that they agree. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(onTick: () => void): () => void {
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  listeners.add(onTick);
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

function browserNow(): number {
  now ||= Date.now();
  return now;
}

const ServerNow = createContext<number | null>(null);

/** Tells the times inside when the server wrote the page, so that the first paint has them as the browser will. */
export function ServerClock({ now, children }: { now: number; children: ReactNode }) {
  return <ServerNow value={now}>{children}</ServerNow>;
}

/** A moment as "3 minutes ago"; as a date where the server does not tell its time. */
export function RelativeTime({ iso, className }: { iso: string; className?: string }) {
  const serverNow = useContext(ServerNow);
  const now = useSyncExternalStore<number | null>(subscribe, browserNow, () => serverNow);
  return (
    <time className={className} dateTime={iso} title={formatDateTime(iso)}>
      {now === null ? formatDate(iso) : formatRelative(iso, now)}
    </time>
  );
}
