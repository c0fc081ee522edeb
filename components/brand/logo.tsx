import { cn } from "@/components/ui/cn";
import { Mark } from "./mark";

/** The logo: the mark and the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-ink", className)}>
      <Mark className="size-6" />
      <span className="font-[650] text-[1.125rem] leading-none tracking-[-0.03em]">Crowdee</span>
    </span>
  );
}
