"use client";

import { lazy, Suspense, useState } from "react";
import { callApi } from "@/components/api-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LoadMore } from "@/components/ui/pagination";
import { type PageOf, usePages } from "@/components/use-pages";
import type { LimitRequest, listAllLimitRequests, OperatorLimitRequest } from "@/lib/contracts/limit-requests";
import { LimitRequestItem } from "./limit-request-item";

const DeclineDialog = lazy(() => import("./decline-dialog").then((module) => ({ default: module.DeclineDialog })));
const GrantDialog = lazy(() => import("./grant-dialog").then((module) => ({ default: module.GrantDialog })));

const GRANT_LABELS = { pending: "Grant", granted: "Change", declined: "Grant anyway" };

export interface OperatorLimitRequestsProps {
  requests: PageOf<OperatorLimitRequest>;
  /** The status the list is filtered by. */
  status: LimitRequest["status"] | undefined;
  now: number;
}

/** Everyone's requests, with the decisions an operator can make. */
export function OperatorLimitRequests({ requests, status, now }: OperatorLimitRequestsProps) {
  const { rows, hasMore, loading, failure, loadMore } = usePages(requests, (cursor) =>
    callApi<typeof listAllLimitRequests>("GET", "/api/v1/admin/limit-requests", {
      query: { limit: 25, cursor, status },
    }),
  );
  const [open, setOpen] = useState<{ dialog: "grant" | "decline"; request: OperatorLimitRequest } | null>(null);
  return (
    <>
      <ul className="divide-y">
        {rows.map((request) => (
          <LimitRequestItem
            actions={
              <>
                {request.status === "declined" ? null : (
                  <Button onClick={() => setOpen({ dialog: "decline", request })} size="sm">
                    {request.status === "granted" ? "Withdraw" : "Decline"}
                  </Button>
                )}
                <Button
                  onClick={() => setOpen({ dialog: "grant", request })}
                  size="sm"
                  variant={request.status === "pending" ? "primary" : "secondary"}
                >
                  {GRANT_LABELS[request.status]}
                </Button>
              </>
            }
            by={`${request.requestedBy.name} (${request.requestedBy.email})`}
            key={request.id}
            now={now}
            request={request}
          />
        ))}
      </ul>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="requests" onLoadMore={loadMore} />
      <Suspense>
        {open?.dialog === "grant" ? <GrantDialog onClose={() => setOpen(null)} request={open.request} /> : null}
      </Suspense>
      <Suspense>
        {open?.dialog === "decline" ? <DeclineDialog onClose={() => setOpen(null)} request={open.request} /> : null}
      </Suspense>
    </>
  );
}
