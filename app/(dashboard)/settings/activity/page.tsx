import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { ActivityHeader } from "@/components/audit/activity-header";
import { AuditEventList } from "@/components/audit/audit-event-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listAccountAuditEvents } from "@/lib/services/audit/operations";

export const metadata: Metadata = { title: "Activity" };

/** Personal settings → Activity: what happened to the account, its keys and its sessions. */
export default async function ActivityPage() {
  const events = await run(listAccountAuditEvents, await requireSession(), { query: { limit: 25 } });
  return (
    <>
      <ActivityHeader />
      <Card flush>
        {events.data.length > 0 ? (
          <AuditEventList events={events} path="/api/v1/account/audit-events" />
        ) : (
          <EmptyState
            className="py-10"
            description="Sign-ins and changes to your account appear here."
            icon={<ScrollText />}
            title="No activity yet"
          />
        )}
      </Card>
    </>
  );
}
