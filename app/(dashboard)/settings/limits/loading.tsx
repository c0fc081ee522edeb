import { LimitsHeader } from "@/components/limits/limits-header";
import { ListSkeleton } from "@/components/shell/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the page while the limits are loading. */
export default function LimitsLoading() {
  return (
    <>
      <LimitsHeader actions={<Skeleton className="h-9 w-48" />} />
      <div className="grid gap-6">
        <ListSkeleton label="Loading the limits of your sessions" rows={1} />
        <ListSkeleton label="Loading the limits of your API keys" rows={3} />
      </div>
    </>
  );
}
