const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "Nov 12, 2026" in UTC. Not `Intl`: its versions differ in spacing, and server and browser must agree. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
}

/** "Nov 12, 2026, 14:05 UTC". */
export function formatDateTime(iso: string): string {
  return `${formatDate(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit ends half a unit before the next one starts, where rounding would say "60 minutes". */
const STEPS = [
  { unit: "minute", ms: MINUTE, until: HOUR - MINUTE / 2 },
  { unit: "hour", ms: HOUR, until: DAY - HOUR / 2 },
  { unit: "day", ms: DAY, until: 30 * DAY },
] as const;

/** "3 minutes ago", "in 2 days"; the date itself when it is more than thirty days away. */
export function formatRelative(iso: string, now: number): string {
  const delta = new Date(iso).getTime() - now;
  const distance = Math.abs(delta);
  if (distance < 45_000) return delta > 0 ? "in less than a minute" : "just now";
  const step = STEPS.find(({ until }) => distance < until);
  if (!step) return formatDate(iso);
  const count = Math.round(distance / step.ms);
  const amount = `${count} ${step.unit}${count === 1 ? "" : "s"}`;
  return delta > 0 ? `in ${amount}` : `${amount} ago`;
}
