"use client";

import { callApi } from "@/components/api-client";
import { Avatar } from "@/components/ui/avatar";
import { Callout } from "@/components/ui/callout";
import { LoadMore } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { type PageOf, usePages } from "@/components/use-pages";
import type { AuditEvent, listAccountAuditEvents, listAuditEvents } from "@/lib/contracts/audit-events";
import { AUDIT_WORDING, auditTarget, CREDENTIAL_WORDING, changesText } from "./audit-wording";

export interface AuditEventListProps {
  /** Where the API lists them. */
  path: "/api/v1/account/audit-events" | `/api/v1/organizations/${string}/audit-events`;
  events: PageOf<AuditEvent>;
}

/** What happened in an organization or to an account, newest first. */
export function AuditEventList({ path, events }: AuditEventListProps) {
  const { rows, hasMore, loading, failure, loadMore } = usePages(events, (cursor) =>
    callApi<typeof listAuditEvents | typeof listAccountAuditEvents>("GET", path, { query: { limit: 25, cursor } }),
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
  const { action, actor, target, changes, createdAt } = event;
  const name = actor?.name ?? "Someone";
  const targetName = auditTarget(action, target.name);
  return (
    <li className="flex items-start gap-3 px-5 py-3 sm:px-6">
      <Avatar name={name} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="text-base break-words text-muted">
          <span className="font-medium text-ink">{name}</span> {AUDIT_WORDING[action]}
          {targetName ? <span className="font-medium text-ink"> {targetName}</span> : null}
          {changes.length > 0 ? ` (${changesText(changes)})` : null}
        </p>
        <Circumstances event={event} />
      </div>
      <span className="shrink-0 text-right text-sm text-subtle">
        <RelativeTime iso={createdAt} />
      </span>
    </li>
  );
}

/** With which credential, from where, and by which request. */
function Circumstances({ event: { credential, clientAddress, requestId } }: { event: AuditEvent }) {
  const parts = [
    [CREDENTIAL_WORDING[credential.type], credential.id].filter(Boolean).join(" "),
    clientAddress ? `from ${clientAddress}` : null,
    `request ${requestId}`,
  ];
  return <p className="text-sm break-all text-subtle">{parts.filter(Boolean).join(" · ")}</p>;
}
