"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export interface SwitchProps {
  label: ReactNode;
  description?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  className?: string;
}

/** A setting that takes effect when it is flipped. */
export function Switch({ label, description, className, ...root }: SwitchProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-6", className)}>
      <div className="min-w-0">
        <label className="font-medium text-base text-ink" htmlFor={id}>
          {label}
        </label>
        {description ? (
          <p className="text-sm text-subtle" id={`${id}-description`}>
            {description}
          </p>
        ) : null}
      </div>
      <Radix.Root
        {...root}
        aria-describedby={description ? `${id}-description` : undefined}
        className="mt-0.5 h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-control"
        id={id}
      >
        <Radix.Thumb className="block size-4 rounded-full bg-surface transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-control" />
      </Radix.Root>
    </div>
  );
}
