"use client";

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";

/** What the menu inside a LazyMenu passes on to its DropdownMenu. */
export interface LazyMenuParts {
  trigger: ReactElement<ComponentProps<"button">>;
  defaultOpen: boolean;
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
 * A menu whose code comes with the first sign that it will be used: pointing at its button or reaching it by keyboard
 * fetches it, pressing opens it. Most visits to a page open no menu.
 */
export function LazyMenu({ trigger, load, children }: LazyMenuProps) {
  const [wanted, setWanted] = useState(false);
  const prefetch = () => {
    load().catch(() => undefined);
  };
  const closed = cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onFocus: prefetch,
    onPointerEnter: prefetch,
    onClick: () => setWanted(true),
    onKeyDown: (event) => {
      if (!OPENING_KEYS.has(event.key)) return;
      event.preventDefault();
      setWanted(true);
    },
  });
  if (!wanted) return closed;
  return <Suspense fallback={closed}>{children({ trigger, defaultOpen: true })}</Suspense>;
}
