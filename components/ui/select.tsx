"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { CONTROL } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  /** A second line in the list, for what choosing this means. */
  description?: string;
  disabled?: boolean;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  /** Needed only outside a Field. */
  "aria-label"?: string;
  className?: string;
  icon?: ReactNode;
}

/** A choice of one from a short list. */
export function Select({ options, placeholder, className, icon, "aria-label": label, ...root }: SelectProps) {
  const field = useFieldProps();
  return (
    <Radix.Root {...root}>
      <Radix.Trigger
        {...field}
        aria-label={label}
        className={cn(CONTROL, "inline-flex h-9 items-center gap-2 text-left data-placeholder:text-subtle", className)}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-fade-in overflow-hidden rounded-lg border bg-raised shadow-lg"
          position="popper"
          sideOffset={6}
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Radix.Item
      className="relative flex cursor-default select-none flex-col rounded-sm py-1.5 pr-3 pl-8 text-base outline-none data-disabled:opacity-50 data-highlighted:bg-hover"
      disabled={option.disabled}
      value={option.value}
    >
      <Radix.ItemIndicator className="absolute top-2 left-2.5">
        <Check aria-hidden="true" className="size-4" />
      </Radix.ItemIndicator>
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {option.description ? <span className="text-sm text-subtle">{option.description}</span> : null}
    </Radix.Item>
  );
}
