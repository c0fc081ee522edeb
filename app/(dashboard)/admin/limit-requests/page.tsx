import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { OperatorLimitRequests } from "@/components/limits/operator-limit-requests";
import { StatusFilter } from "@/components/limits/status-filter";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireOperator } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listAllLimitRequests } from "@/lib/services/limits/operations";

export const metadata: Metadata = { title: "Limit requests" };

type Props = { searchParams: Promise<{ status?: string | string[] }> };

const STATUSES = ["pending", "granted", "declined"] as const;

/** Admin → Limit requests: what people ask for, and the operator's answers. */
export default async function LimitRequestsPage({ searchParams }: Props) {
  const asked = (await searchParams).status;
  const status = STATUSES.find((one) => one === asked);
  const requests = await run(listAllLimitRequests, await requireOperator(), { query: { limit: 25, status } });
  return (
    <>
      <PageHeader
        description="A granted limit is in force on every process within 15 seconds, and ends by itself."
        title="Limit requests"
      />
      <StatusFilter current={status ?? "all"} />
      <Card flush>
        {requests.data.length > 0 ? (
          <OperatorLimitRequests now={Date.now()} requests={requests} status={status} />
        ) : (
          <EmptyState
            description={status ? "Look at the other states, or at all of them." : "Nobody has asked for more yet."}
            icon={<Inbox />}
            title={status ? `No ${status} requests` : "No requests"}
          />
        )}
      </Card>
    </>
  );
}
