import { cn } from "@/components/ui/cn";

const TINTS: Record<string, string> = {
  GET: "text-info",
  POST: "text-success",
  PUT: "text-warning",
  PATCH: "text-warning",
  DELETE: "text-danger",
};

const BACKGROUNDS: Record<string, string> = {
  GET: "bg-info-soft",
  POST: "bg-success-soft",
  PUT: "bg-warning-soft",
  PATCH: "bg-warning-soft",
  DELETE: "bg-danger-soft",
};

/** An HTTP method in its color, on a tinted background if `solid`. */
export function MethodLabel({ method, solid }: { method: string; solid?: boolean }) {
  return (
    <span
      className={cn(
        "font-medium font-mono text-xs",
        TINTS[method],
        solid && ["inline-flex h-6 items-center rounded-sm px-2", BACKGROUNDS[method]],
      )}
    >
      {method}
    </span>
  );
}
