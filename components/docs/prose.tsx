import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Applies the guide's typography to plain HTML elements. */
export function Prose({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn("prose", className)}>{children}</div>;
}
