import { GeneralHeader } from "@/components/organizations/general-header";
import { FormSkeleton } from "@/components/shell/form-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the page while it is loading. */
export default function GeneralLoading() {
  return (
    <>
      <GeneralHeader actions={<Skeleton className="h-9 w-44" />} />
      <FormSkeleton fields={3} label="Loading the organization" />
    </>
  );
}
