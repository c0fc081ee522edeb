"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface TabsProps {
  /** Names the set of tabs for screen readers. */
  label: string;
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}

/** Panels of which one is shown. For places with their own address use links instead. */
export function Tabs({ label, tabs, defaultValue, className, ...root }: TabsProps) {
  return (
    <Radix.Root {...root} className={className} defaultValue={defaultValue ?? tabs[0]?.value}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            className={cn(
              "-mb-px whitespace-nowrap border-transparent border-b-2 py-2 font-medium text-base text-muted transition-colors",
              "hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-control data-[state=active]:text-ink",
            )}
            key={tab.value}
            value={tab.value}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content className="pt-5" key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
