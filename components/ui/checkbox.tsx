"use client";

import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface CheckboxProps {
  label: ReactNode;
  description?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  value?: string;
  required?: boolean;
  disabled?: boolean;
  /** Marks it as part of what is wrong. */
  invalid?: boolean;
  className?: string;
}

/** A checkbox with its label; the whole row can be pressed. */
export function Checkbox({ label, description, onCheckedChange, invalid, className, ...box }: CheckboxProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Radix.Root
        {...box}
        aria-describedby={description ? `${id}-description` : undefined}
        aria-invalid={invalid || undefined}
        className="mt-[3px] grid size-4 shrink-0 place-items-center rounded-xs border border-line-strong bg-surface transition-colors hover:border-muted aria-invalid:border-danger disabled:opacity-50 data-[state=checked]:border-control data-[state=checked]:bg-control data-[state=checked]:text-on-control"
        id={id}
        onCheckedChange={(state) => onCheckedChange?.(state === true)}
      >
        <Radix.Indicator>
          <Check aria-hidden="true" className="size-3" strokeWidth={3.5} />
        </Radix.Indicator>
      </Radix.Root>
      <div className="min-w-0">
        <label className="text-base text-ink" htmlFor={id}>
          {label}
        </label>
        {description ? (
          <p className="text-sm text-subtle" id={`${id}-description`}>
            {description}
          </p>
        ) : null}
      </div>
    </div>
  );
}
