import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The shape of a card with a list while it is loading. */
export function ListSkeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <Card flush>
      <VisuallyHidden>{label}</VisuallyHidden>
      <ul aria-hidden="true" className="divide-y">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never move
          <li className="flex items-center gap-3 px-5 py-3 sm:px-6" key={row}>
            <Skeleton className="size-6 rounded-full" />
            <Skeleton className="h-4 w-2/3 max-w-96" />
            <Skeleton className="ml-auto h-4 w-20" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
