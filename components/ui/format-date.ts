const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "12 Nov 2026" in UTC. Written by hand: two machines' `Intl` may disagree, and server and browser must not. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "12 Nov 2026, 14:05 UTC". */
export function formatDateTime(iso: string): string {
  return `${formatDate(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}

const STEPS = [
  { unit: "second", ms: 1_000, until: 60_000 },
  { unit: "minute", ms: 60_000, until: 3_600_000 },
  { unit: "hour", ms: 3_600_000, until: 86_400_000 },
  { unit: "day", ms: 86_400_000, until: 30 * 86_400_000 },
] as const;

/** "3 minutes ago", "in 2 days"; beyond thirty days the date itself. */
export function formatRelative(iso: string, now: number): string {
  const delta = new Date(iso).getTime() - now;
  const distance = Math.abs(delta);
  if (distance < 45_000) return delta > 0 ? "in a moment" : "just now";
  const step = STEPS.find(({ until }) => distance < until);
  if (!step) return formatDate(iso);
  const count = Math.round(distance / step.ms);
  const amount = `${count} ${step.unit}${count === 1 ? "" : "s"}`;
  return delta > 0 ? `in ${amount}` : `${amount} ago`;
}
