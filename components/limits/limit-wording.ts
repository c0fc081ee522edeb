import type { BadgeTone } from "@/components/ui/badge";
import type { LimitRequest } from "@/lib/contracts/limit-requests";

/** "3,000": the same on server and browser, whose `Intl` may disagree. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "600 requests a minute", or by the window where it is another. */
export function rateInWords(limit: number, windowSeconds: number): string {
  return `${grouped(limit)} requests ${windowSeconds === 60 ? "a minute" : `in ${windowSeconds} s`}`;
}

const SUBJECTS = { api_key: "API key", user: "Everything of", organization: "Organization" } as const;
const GONE = { api_key: "A deleted key", user: "A deleted account", organization: "A deleted organization" } as const;

/** What a request is for, in words. */
export function subjectInWords({ subject, subjectName }: Pick<LimitRequest, "subject" | "subjectName">): string {
  return subjectName === "" ? GONE[subject] : `${SUBJECTS[subject]} ${subjectName}`;
}

const STATES = {
  pending: { label: "Pending", tone: "info" },
  granted: { label: "Granted", tone: "success" },
  declined: { label: "Declined", tone: "danger" },
} as const;

/** Whether what was granted still holds: a grant ends by itself. */
export function isInForce({ grant }: Pick<LimitRequest, "grant">, now: number): boolean {
  return grant !== null && (grant.expiresAt === null || Date.parse(grant.expiresAt) > now);
}

/** The state of a request as a badge shows it. */
export function requestState(request: LimitRequest, now: number): { label: string; tone: BadgeTone } {
  const ended = request.status === "granted" && !isInForce(request, now);
  return ended ? { label: "Ended", tone: "neutral" } : STATES[request.status];
}
