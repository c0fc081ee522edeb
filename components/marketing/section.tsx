import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface SectionProps {
  id: string;
  title: string;
  lead?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A section of the home page with its heading. */
export function Section({ id, title, lead, className, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={cn("border-t", className)}>
      <div className="mx-auto max-w-6xl px-5 py-16 sm:px-8 sm:py-24">
        <div className="max-w-2xl">
          <h2 className="font-semibold text-3xl" id={id}>
            {title}
          </h2>
          {lead ? <p className="mt-4 text-lg text-muted">{lead}</p> : null}
        </div>
        <div className="mt-10 sm:mt-12">{children}</div>
      </div>
    </section>
  );
}
