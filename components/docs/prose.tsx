import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Running text: plain HTML elements inside get the guide's typography. */
export function Prose({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn("prose", className)}>{children}</div>;
}
