import { cn } from "./cn";
import { CopyButton } from "./copy-button";

export interface RequestIdProps {
  id: string;
  /** What kind of id it is. */
  label?: string;
  className?: string;
}

/** The id that finds a failed request in the server's log, ready to be copied into a report. */
export function RequestId({ id, label = "request ID", className }: RequestIdProps) {
  return (
    <span className={cn("flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm text-subtle", className)}>
      <span className="first-letter:uppercase">{label}</span>
      <code className="break-all font-mono text-xs">{id}</code>
      <CopyButton label={`Copy ${label}`} value={id} />
    </span>
  );
}
