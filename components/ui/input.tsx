"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field-context";

/** The look shared by everything one types or chooses in. Text is 16 px on phones, where smaller text makes iOS zoom. */
export const CONTROL =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-ink text-lg sm:text-base shadow-sm transition-colors " +
  "placeholder:text-subtle hover:border-muted focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger aria-invalid:outline-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-subtle " +
  "[&[readonly]]:bg-sunken [&[readonly]]:text-muted";

export interface InputProps extends ComponentProps<"input"> {
  /** Monospace, for keys and identifiers. */
  mono?: boolean;
}

/** A one-line text control; inside a Field it takes its id and descriptions from there. */
export function Input({ className, mono, ...props }: InputProps) {
  return <input {...useFieldProps()} {...props} className={cn(CONTROL, "h-9", mono && "font-mono", className)} />;
}
