import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuditEventList } from "@/components/audit/audit-event-list";
import { AuditLogHeader } from "@/components/audit/audit-log-header";
import { Card } from "@/components/ui/card";
import { requireOrganization } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { roleHasPermission } from "@/lib/permissions";
import { listAuditEvents } from "@/lib/services/audit/operations";

export const metadata: Metadata = { title: "Audit log" };

/** Organization settings → Audit log. To members who may not read it, it does not exist. */
export default async function AuditLogPage({ params }: { params: Promise<{ slug: string }> }) {
  const principal = await requireOrganization((await params).slug);
  const { id, effectiveRole } = principal.organization;
  if (!roleHasPermission(effectiveRole, "audit:read")) notFound();
  const events = await run(listAuditEvents, principal, { query: { limit: 25 } });
  return (
    <>
      <AuditLogHeader />
      <Card flush>
        <AuditEventList events={events} key={id} path={`/api/v1/organizations/${id}/audit-events`} />
      </Card>
    </>
  );
}
