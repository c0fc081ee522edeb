import { Gauge } from "lucide-react";
import type { Metadata } from "next";
import { KeyLimits } from "@/components/limits/key-limits";
import { LimitUsage } from "@/components/limits/limit-usage";
import { rateInWords } from "@/components/limits/limit-wording";
import { LimitsHeader } from "@/components/limits/limits-header";
import { OwnLimitRequests } from "@/components/limits/own-limit-requests";
import { RequestLimitButton } from "@/components/limits/request-limit-button";
import type { LimitSubject } from "@/components/limits/request-limit-dialog";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { KeyLimit } from "@/lib/contracts/key-limits";
import { env } from "@/lib/env";
import { requireSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { type Membership, roleAtLeast } from "@/lib/permissions";
import { listKeyLimits, listLimitRequests } from "@/lib/services/limits/operations";

export const metadata: Metadata = { title: "Limits" };

/** Personal settings → Limits: what applies, how much of it is used, and what was requested. */
export default async function LimitsPage() {
  const principal = await requireSession();
  const [keys, requests] = await Promise.all([
    run(listKeyLimits, principal),
    run(listLimitRequests, principal, { query: { limit: 25 } }),
  ]);
  const { limit, windowSeconds } = env().LIMIT_API_KEY;
  const now = Date.now();
  const subjects = subjectsOf(principal.user.id, keys, principal.memberships);
  return (
    <>
      <LimitsHeader actions={<RequestLimitButton subjects={subjects} />} />
      <div className="grid gap-6">
        <LimitUsage />
        <KeyLimits keys={keys} standard={rateInWords(limit, windowSeconds)} />
        <Card
          description="For an API key, for your account, or for an organization you administer."
          flush
          title="Limit requests"
        >
          {requests.data.length > 0 ? (
            <OwnLimitRequests now={now} requests={requests} />
          ) : (
            <EmptyState
              className="py-10"
              description="If batching requests is not enough for your workload, request a higher limit."
              headingLevel={3}
              icon={<Gauge />}
              title="No requests yet"
            />
          )}
        </Card>
      </div>
    </>
  );
}

function subjectsOf(userId: string, keys: KeyLimit[], memberships: Membership[]): LimitSubject[] {
  const administered = memberships.filter(({ role }) => roleAtLeast(role, "admin"));
  return [
    ...keys.map(({ id, name, hint }) => ({
      subject: "api_key" as const,
      id,
      label: `API key ${name}`,
      description: hint,
    })),
    {
      subject: "user" as const,
      id: userId,
      label: "My account",
      description: "Your sessions, access tokens, and API keys together",
    },
    ...administered.map(({ id, name }) => ({
      subject: "organization" as const,
      id,
      label: `Organization ${name}`,
      description: "All members of the organization together",
    })),
  ];
}
