"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "./cn";

const ITEM =
  "flex cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-base text-ink outline-none " +
  "data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-subtle";

export interface DropdownMenuProps {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  defaultOpen?: boolean;
  /** Highlights the first item of a menu that is open from the start. */
  focusFirst?: boolean;
  className?: string;
  children: ReactNode;
}

/** A menu of actions below a button. Children: the Menu… parts below. */
export function DropdownMenu({
  trigger,
  align = "end",
  side = "bottom",
  defaultOpen,
  focusFirst,
  className,
  children,
}: DropdownMenuProps) {
  return (
    <Radix.Root defaultOpen={defaultOpen} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          className={cn("z-50 min-w-48 animate-fade-in rounded-lg border bg-raised p-1 shadow-lg", className)}
          collisionPadding={12}
          side={side}
          sideOffset={6}
        >
          {children}
          {focusFirst ? <FocusFirst /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix highlights the first item only when it saw the key that opened the menu; one that mounts open has not. */
function FocusFirst() {
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const menu = marker.current?.closest("[role=menu]");
    menu?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])")?.focus({ preventScroll: true });
  }, []);
  return <span hidden ref={marker} />;
}

export interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode;
  tone?: "default" | "danger";
}

/** An action; `onSelect` runs it and the menu closes. */
export function MenuItem({ icon, tone = "default", className, children, ...props }: MenuItemProps) {
  return (
    <Radix.Item
      {...props}
      className={cn(ITEM, tone === "danger" && "text-danger data-highlighted:bg-danger-soft", className)}
    >
      {icon}
      {children}
    </Radix.Item>
  );
}

/** A link inside a menu. */
export function MenuLink({ icon, children, ...props }: ComponentProps<typeof Link> & { icon?: ReactNode }) {
  return (
    <Radix.Item asChild className={ITEM}>
      <Link {...props}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  );
}

/** A group of which exactly one item is selected. */
export function MenuRadioGroup({
  value,
  onValueChange,
  label,
  children,
}: {
  value: string;
  onValueChange: (value: string) => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <Radix.RadioGroup aria-label={label} onValueChange={onValueChange} value={value}>
      {children}
    </Radix.RadioGroup>
  );
}

/** One choice of a MenuRadioGroup, with a check mark when selected. */
export function MenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.RadioItem className={ITEM} value={value}>
      <span className="min-w-0 flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

/** A small heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-1.5 pb-1 text-subtle text-xs">{children}</Radix.Label>;
}

/** A line between groups of items. */
export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
