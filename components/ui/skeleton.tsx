import { cn } from "./cn";

/** A grey bar where something will be. Size it with classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block animate-shimmer rounded-sm bg-hover", className)} />;
}
