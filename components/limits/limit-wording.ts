import type { BadgeTone } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format-number";
import type { LimitRequest } from "@/lib/contracts/limit-requests";

/** "600 requests per minute", or per another window. */
export function rateInWords(limit: number, windowSeconds: number): string {
  return `${formatCount(limit, "request")} per ${windowSeconds === 60 ? "minute" : `${windowSeconds} seconds`}`;
}

const SUBJECTS = { api_key: "API key", user: "All activity of", organization: "Organization" } as const;
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

/** Whether the grant is in effect: it ends by itself when it expires. */
function isInForce({ grant }: Pick<LimitRequest, "grant">, now: number): boolean {
  return grant !== null && (grant.expiresAt === null || Date.parse(grant.expiresAt) > now);
}

/** The state of a request as its badge shows it. */
export function requestState(request: LimitRequest, now: number): { label: string; tone: BadgeTone } {
  const ended = request.status === "granted" && !isInForce(request, now);
  return ended ? { label: "Ended", tone: "neutral" } : STATES[request.status];
}
