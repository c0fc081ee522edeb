import { AuditLogHeader } from "@/components/audit/audit-log-header";
import { ListSkeleton } from "@/components/shell/list-skeleton";

/** The shape of the page while the events are loading. */
export default function AuditLogLoading() {
  return (
    <>
      <AuditLogHeader />
      <ListSkeleton label="Loading the audit log" rows={6} />
    </>
  );
}
