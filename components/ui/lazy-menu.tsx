"use client";

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";

/** What the menu inside a LazyMenu passes to its DropdownMenu. */
export interface LazyMenuParts {
  trigger: ReactElement<ComponentProps<"button">>;
  defaultOpen: boolean;
  /** Set when it was opened by keyboard, so that its first item is highlighted. */
  focusFirst: boolean;
}

export interface LazyMenuProps {
  trigger: LazyMenuParts["trigger"];
  /** Fetches the menu's code. */
  load: () => Promise<unknown>;
  /** Renders the menu, a `lazy` component around a DropdownMenu. */
  children: (parts: LazyMenuParts) => ReactNode;
}

const OPENING_KEYS = new Set(["ArrowDown", "ArrowUp"]);

/**
 * A menu whose code is loaded once it is likely to be used: hovering or focusing its button loads it, pressing opens it.
 * Most visits to a page open no menu.
 */
export function LazyMenu({ trigger, load, children }: LazyMenuProps) {
  const [opened, setOpened] = useState<"keyboard" | "pointer" | null>(null);
  const prefetch = () => {
    load().catch(() => undefined);
  };
  const closed = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onFocus: prefetch,
    onPointerEnter: prefetch,
    // A click made by the Enter or Space key has no click count.
    onClick: ({ detail }) => setOpened(detail === 0 ? "keyboard" : "pointer"),
    onKeyDown: (event) => {
      if (!OPENING_KEYS.has(event.key)) return;
      event.preventDefault();
      setOpened("keyboard");
    },
  });
  if (!opened) return closed;
  const parts = { trigger, defaultOpen: true, focusFirst: opened === "keyboard" };
  return <Suspense fallback={closed}>{children(parts)}</Suspense>;
}
