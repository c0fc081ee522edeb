"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { formatDate, formatDateTime, formatRelative } from "./format-date";

const TICK_MS = 30_000;

/* One clock for every time on the page. It stands still between ticks, so that all of them agree. */
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

/** Passes the server's time to the times inside, so that the first paint shows what the browser will show. */
export function ServerClock({ now, children }: { now: number; children: ReactNode }) {
  return <ServerNow value={now}>{children}</ServerNow>;
}

export interface RelativeTimeProps {
  iso: string;
  /** Set for a time still to come, such as an expiration. */
  future?: boolean;
  className?: string;
}

/**
 * A time as "3 minutes ago", or as a date where no ServerClock is above it. A time that has passed never reads as one to
 * come, even when this clock is between ticks or behind the server's.
 */
export function RelativeTime({ iso, future, className }: RelativeTimeProps) {
  const serverNow = useContext(ServerNow);
  const now = useSyncExternalStore<number | null>(subscribe, browserNow, () => serverNow);
  return (
    <time className={className} dateTime={iso} title={formatDateTime(iso)}>
      {now === null ? formatDate(iso) : formatRelative(iso, future ? now : Math.max(now, Date.parse(iso)))}
    </time>
  );
}
