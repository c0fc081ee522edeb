import { LimitRequestsHeader } from "@/components/limits/limits-header";
import { ListSkeleton } from "@/components/shell/list-skeleton";

/** The shape of the page while the requests are loading. */
export default function LimitRequestsLoading() {
  return (
    <>
      <LimitRequestsHeader />
      <ListSkeleton label="Loading the requests" rows={5} />
    </>
  );
}
