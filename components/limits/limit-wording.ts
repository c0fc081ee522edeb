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
  pending: { label: "Waiting", tone: "info" },
  granted: { label: "Granted", tone: "success" },
  declined: { label: "Declined", tone: "danger" },
} as const;

/** The state of a request as a badge shows it. A grant ends by itself. */
export function requestState(request: LimitRequest, now: number): { label: string; tone: BadgeTone } {
  const end = request.grant?.expiresAt;
  if (end && Date.parse(end) <= now) return { label: "Ended", tone: "neutral" };
  return STATES[request.status];
}
