import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The shape of a card with a form while it is loading. */
export function FormSkeleton({ fields, label }: { fields: number; label: string }) {
  return (
    <Card footer={<Skeleton className="h-9 w-32" />}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton className="h-5 w-40" />
      <div className="mt-5 grid max-w-md gap-4">
        {Array.from({ length: fields }, (_, field) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never move
          <div className="grid gap-2" key={field}>
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
      </div>
    </Card>
  );
}
