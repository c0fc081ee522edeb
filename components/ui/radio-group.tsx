"use client";

import { type ReactNode, useId, useState } from "react";
import { cn } from "./cn";
import { FieldError } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  /** The label of the group, shown above the options. */
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
  "mt-[3px] size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-surface transition-colors " +
  "checked:border-[5px] checked:border-control checked:bg-on-control disabled:opacity-50";

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
      row="rounded-lg border bg-surface p-3 transition-colors hover:bg-hover has-checked:border-control has-checked:bg-accent-soft"
    />
  );
}

/* The browser's own radio buttons: arrow keys, form values and Enter work as everywhere, and need no code. */
function Group({
  legend,
  hideLegend,
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  disabled,
  error,
  className,
  row,
}: RadioGroupProps & { row: string }) {
  const id = useId();
  const [ownValue, setOwnValue] = useState(defaultValue);
  const chosen = value ?? ownValue;
  const choose = (next: string) => {
    setOwnValue(next);
    onValueChange?.(next);
  };
  return (
    <div className="grid gap-2">
      <span className={cn("font-medium text-ink text-sm", hideLegend && "sr-only")} id={`${id}-legend`}>
        {legend}
      </span>
      <div
        aria-describedby={error ? `${id}-error` : undefined}
        aria-labelledby={`${id}-legend`}
        className={className}
        role="radiogroup"
      >
        {options.map((option, index) => (
          <Option
            checked={option.value === chosen}
            id={`${id}-${index}`}
            key={option.value}
            name={name ?? id}
            onChoose={choose}
            option={disabled ? { ...option, disabled } : option}
            row={row}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

interface OptionProps {
  id: string;
  name: string;
  option: RadioOption;
  checked: boolean;
  onChoose: (value: string) => void;
  row: string;
}

function Option({ id, name, option, checked, onChoose, row }: OptionProps) {
  return (
    <label className={cn("flex items-start gap-2.5", row)} htmlFor={id}>
      <input
        aria-describedby={option.description ? `${id}-description` : undefined}
        aria-labelledby={`${id}-label`}
        checked={checked}
        className={DOT}
        disabled={option.disabled}
        id={id}
        name={name}
        onChange={() => onChoose(option.value)}
        type="radio"
        value={option.value}
      />
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
