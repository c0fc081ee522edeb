"use client";

import { RadioGroup as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldError } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  /** The question the options answer; shown above them. */
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  disabled?: boolean;
  /** What is wrong with the choice. */
  error?: string | null;
  className?: string;
}

const DOT =
  "mt-[3px] grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-surface transition-colors " +
  "data-[state=checked]:border-control data-[state=checked]:bg-control disabled:opacity-50";

/** One choice of a few, as a plain list. */
export function RadioGroup({ className, ...props }: RadioGroupProps) {
  return <Group {...props} className={cn("grid gap-2.5", className)} row="" />;
}

/** One choice of a few, each a card with its explanation. */
export function RadioCards({ className, ...props }: RadioGroupProps) {
  return (
    <Group
      {...props}
      className={cn("grid gap-2", className)}
      row="rounded-lg border bg-surface p-3 transition-colors hover:bg-hover has-data-[state=checked]:border-control has-data-[state=checked]:bg-accent-soft"
    />
  );
}

function Group({ legend, hideLegend, options, error, className, row, ...root }: RadioGroupProps & { row: string }) {
  const id = useId();
  return (
    <div className="grid gap-2">
      <span className={cn("font-medium text-ink text-sm", hideLegend && "sr-only")} id={`${id}-legend`}>
        {legend}
      </span>
      <Radix.Root
        {...root}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-labelledby={`${id}-legend`}
        className={className}
      >
        {options.map((option, index) => (
          <Option id={`${id}-${index}`} key={option.value} option={option} row={row} />
        ))}
      </Radix.Root>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

function Option({ id, option, row }: { id: string; option: RadioOption; row: string }) {
  return (
    <label className={cn("flex items-start gap-2.5", row)} htmlFor={id}>
      <Radix.Item
        aria-describedby={option.description ? `${id}-description` : undefined}
        aria-labelledby={`${id}-label`}
        className={DOT}
        disabled={option.disabled}
        id={id}
        value={option.value}
      >
        <Radix.Indicator className="size-1.5 rounded-full bg-on-control" />
      </Radix.Item>
      <span className="min-w-0">
        <span className="block text-base text-ink" id={`${id}-label`}>
          {option.label}
        </span>
        {option.description ? (
          <span className="block text-muted text-sm" id={`${id}-description`}>
            {option.description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
