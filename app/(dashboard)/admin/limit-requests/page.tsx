import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { LimitRequestsHeader } from "@/components/limits/limits-header";
import { OperatorLimitRequests } from "@/components/limits/operator-limit-requests";
import { StatusFilter } from "@/components/limits/status-filter";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireOperator } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listAllLimitRequests } from "@/lib/services/limits/operations";

export const metadata: Metadata = { title: "Limit requests" };

type Props = { searchParams: Promise<{ status?: string | string[] }> };

const STATUSES = ["pending", "granted", "declined"] as const;

/** Admin → Limit requests: what people request, and the operator's decisions. */
export default async function LimitRequestsPage({ searchParams }: Props) {
  const requested = (await searchParams).status;
  const status = STATUSES.find((one) => one === requested);
  const requests = await run(listAllLimitRequests, await requireOperator(), { query: { limit: 25, status } });
  return (
    <>
      <LimitRequestsHeader />
      <StatusFilter current={status ?? "all"} />
      <Card flush>
        {requests.data.length > 0 ? (
          <OperatorLimitRequests now={Date.now()} requests={requests} status={status} />
        ) : (
          <EmptyState
            description={status ? "There are no requests with this status." : "Requests for higher limits appear here."}
            icon={<Inbox />}
            title={status ? `No ${status} requests` : "No requests yet"}
          />
        )}
      </Card>
    </>
  );
}
