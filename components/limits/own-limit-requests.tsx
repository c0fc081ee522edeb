"use client";

import { callApi } from "@/components/api-client";
import { Callout } from "@/components/ui/callout";
import { LoadMore } from "@/components/ui/pagination";
import { type PageOf, usePages } from "@/components/use-pages";
import type { LimitRequest, listLimitRequests } from "@/lib/contracts/limit-requests";
import { LimitRequestItem } from "./limit-request-item";

/** The person's own requests, newest first. */
export function OwnLimitRequests({ requests, now }: { requests: PageOf<LimitRequest>; now: number }) {
  const { rows, hasMore, loading, failure, loadMore } = usePages(requests, (cursor) =>
    callApi<typeof listLimitRequests>("GET", "/api/v1/limit-requests", { query: { limit: 25, cursor } }),
  );
  return (
    <>
      <ul className="divide-y border-t">
        {rows.map((request) => (
          <LimitRequestItem key={request.id} now={now} request={request} />
        ))}
      </ul>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="requests" onLoadMore={loadMore} />
    </>
  );
}
