"use client";

import { useSyncExternalStore } from "react";
import { formatDate, formatDateTime, formatRelative } from "./format-date";

const TICK_MS = 30_000;

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

const clientNow = () => Math.floor(Date.now() / TICK_MS) * TICK_MS;
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
