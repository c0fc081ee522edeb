import { ActivityHeader } from "@/components/audit/activity-header";
import { ListSkeleton } from "@/components/shell/list-skeleton";

/** The shape of the page while the events are loading. */
export default function ActivityLoading() {
  return (
    <>
      <ActivityHeader />
      <ListSkeleton label="Loading your activity" rows={6} />
    </>
  );
}
