"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "./cn";
import { useFieldProps } from "./field-context";
import { CONTROL } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  /** What tells options of the same name apart, shown after the label. */
  description?: string;
  disabled?: boolean;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value: string;
  onValueChange: (value: string) => void;
  /** Shown while the value is empty; it cannot be selected again. */
  placeholder?: string;
  disabled?: boolean;
  /** Needed only outside a Field. */
  "aria-label"?: string;
  className?: string;
}

/** A choice of one from a list: the browser's own control, which suits every device and needs no code. */
export function Select({ options, value, onValueChange, placeholder, className, ...control }: SelectProps) {
  return (
    <div className={cn("relative", className)}>
      <select
        {...useFieldProps()}
        {...control}
        className={cn(CONTROL, "h-9 appearance-none truncate pr-9", value === "" && "text-subtle")}
        onChange={(event) => onValueChange(event.target.value)}
        value={value}
      >
        {placeholder ? (
          <option disabled hidden value="">
            {placeholder}
          </option>
        ) : null}
        {options.map((option) => (
          <option disabled={option.disabled} key={option.value} value={option.value}>
            {option.description ? `${option.label} (${option.description})` : option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-subtle"
      />
    </div>
  );
}
