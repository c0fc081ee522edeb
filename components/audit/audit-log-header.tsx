import { PageHeader } from "@/components/shell/page-header";

/** The heading of the audit log, the same while it is loading. */
export function AuditLogHeader() {
  return <PageHeader description="Who changed what in this organization, newest first." title="Audit log" />;
}
