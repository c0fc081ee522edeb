"use client";

import { KeyRound } from "lucide-react";
import { callApi } from "@/components/api-client";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { LoadMore } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { type PageOf, usePages } from "@/components/use-pages";
import type { AuditEvent, listAuditEvents } from "@/lib/contracts/audit-events";
import { AUDIT_WORDING, auditTarget } from "./audit-wording";

export interface AuditEventListProps {
  organizationId: string;
  events: PageOf<AuditEvent>;
}

/** What happened in the organization, newest first. */
export function AuditEventList({ organizationId, events }: AuditEventListProps) {
  const { rows, hasMore, loading, failure, loadMore } = usePages(events, (cursor) =>
    callApi<typeof listAuditEvents>("GET", `/api/v1/organizations/${organizationId}/audit-events`, {
      query: { limit: 25, cursor },
    }),
  );
  return (
    <>
      <ol className="divide-y">
        {rows.map((event) => (
          <AuditEventItem event={event} key={event.id} />
        ))}
      </ol>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="events" onLoadMore={loadMore} />
    </>
  );
}

function AuditEventItem({ event }: { event: AuditEvent }) {
  const { action, actor, target, createdAt, requestId } = event;
  const targetName = auditTarget(action, target.name);
  return (
    <li className="flex items-start gap-3 px-5 py-3 sm:px-6">
      <Avatar name={actor.name} size="sm" />
      <p className="min-w-0 flex-1 text-base text-muted">
        <span className="font-medium text-ink">{actor.name}</span> {AUDIT_WORDING[action]}
        {targetName ? <span className="font-medium text-ink"> {targetName}</span> : null}
        {actor.type === "session" ? null : (
          <Badge className="ml-2 align-middle">
            <KeyRound aria-hidden="true" className="size-3" />
            {actor.type === "api_key" ? "API key" : "Access token"}
          </Badge>
        )}
      </p>
      <span className="shrink-0 text-right text-sm text-subtle" title={`Request ${requestId}`}>
        <RelativeTime iso={createdAt} />
      </span>
    </li>
  );
}
