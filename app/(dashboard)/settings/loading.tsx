import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The shape of a settings page while it is on its way. */
export default function SettingsLoading() {
  return (
    <div>
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton className="h-8 w-44" />
      <Skeleton className="mt-3 h-4 w-80 max-w-full" />
      <div className="mt-8 grid gap-4 rounded-lg border bg-surface p-6 shadow-sm">
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-9 w-full max-w-md" />
        <Skeleton className="h-9 w-full max-w-md" />
        <Skeleton className="h-4 w-56" />
      </div>
    </div>
  );
}
