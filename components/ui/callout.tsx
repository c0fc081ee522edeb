import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  info: { look: "border-info/25 bg-info-soft", tint: "text-info", Icon: Info },
  success: { look: "border-success/25 bg-success-soft", tint: "text-success", Icon: CircleCheck },
  warning: { look: "border-warning/25 bg-warning-soft", tint: "text-warning", Icon: TriangleAlert },
  danger: { look: "border-danger/25 bg-danger-soft", tint: "text-danger", Icon: CircleAlert },
} as const;

export interface CalloutProps {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  /** "alert" for a failure that has just happened, "status" for good news; leave out for standing prose. */
  role?: "alert" | "status";
  className?: string;
  children?: ReactNode;
}

/** A remark that must not be missed. */
export function Callout({ tone = "info", title, role, className, children }: CalloutProps) {
  const { look, tint, Icon } = TONES[tone];
  return (
    <div className={cn("flex items-start gap-3 rounded-lg border p-3.5 text-base", look, className)} role={role}>
      <Icon aria-hidden="true" className={cn("mt-[3px] size-4 shrink-0", tint)} />
      <div className="min-w-0 flex-1 text-ink">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn(title && "text-muted")}>{children}</div> : null}
      </div>
    </div>
  );
}
