import { ApiKeysHeader } from "@/components/api-keys/api-keys-header";
import { KEY_COLUMNS, KEYS_CAPTION } from "@/components/api-keys/key-columns";
import { Skeleton } from "@/components/ui/skeleton";
import { TableSkeleton } from "@/components/ui/table";

/** The shape of the page while the keys are on their way. */
export default function ApiKeysLoading() {
  return (
    <>
      <ApiKeysHeader actions={<Skeleton className="h-9 w-36" />} />
      <div className="rounded-lg border bg-surface shadow-sm">
        <TableSkeleton caption={KEYS_CAPTION} columns={KEY_COLUMNS} rows={5} />
      </div>
    </>
  );
}
