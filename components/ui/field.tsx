"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId, useMemo } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";

export interface FieldProps {
  label: ReactNode;
  /** One sentence of help, read after the label. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; marks the control invalid. */
  error?: string | null;
  required?: boolean;
  /** Shows "optional" beside the label. */
  optional?: boolean;
  /** Something at the end of the label's line, such as a link. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A labelled control with its hint and error, wired for assistive technology. Holds exactly one control. */
export function Field({
  label,
  hint,
  error,
  required = false,
  optional,
  aside,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  const invalid = Boolean(error);
  const wiring = useMemo(() => ({ id, describedBy, invalid, required }), [id, describedBy, invalid, required]);
  return (
    <FieldContext value={wiring}>
      <div className={cn("grid content-start gap-1.5", className)}>
        <div className={cn("flex items-baseline justify-between gap-4", hideLabel && "sr-only")}>
          <label className="font-medium text-ink text-sm" htmlFor={id}>
            {label}
            {optional ? <span className="ml-1.5 font-normal text-subtle">optional</span> : null}
          </label>
          {aside ? <span className="text-sm">{aside}</span> : null}
        </div>
        {children}
        {hint ? (
          <p className="text-sm text-subtle" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </div>
    </FieldContext>
  );
}

/** What is wrong with a control, beneath it; nothing when nothing is. A Field shows its own. */
export function FieldError({ id, children }: { id?: string; children: string | null | undefined }) {
  if (!children) return null;
  return (
    <p className="flex items-start gap-1.5 text-danger text-sm" id={id}>
      <CircleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
      {children}
    </p>
  );
}
