"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field-context";
import { CONTROL } from "./input";

/** A text control of several lines that grows with its content where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={3}
      {...useFieldProps()}
      {...props}
      className={cn(CONTROL, "field-sizing-content min-h-20 py-2", className)}
    />
  );
}
