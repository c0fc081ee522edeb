"use client";

import { useEffect, useEffectEvent } from "react";

const MARK = "crowdeeLeaveGuard";

export interface LeaveGuard {
  /** Whether leaving loses nothing any more: then the browser asks no questions. */
  safe: boolean;
  /** Called when the back button was held, to say why. */
  onPrevented: () => void;
  /** Called when the page is left regardless: what it shows must be gone before the browser caches it. */
  onLeave: () => void;
}

/**
 * Keeps the page from being left by accident: closing and reloading ask first, and the back button is caught by a
 * history entry with the same address.
 *
 * @returns removes the guard; call it before closing what it protects
 */
export function useLeaveGuard({ safe, onPrevented, onLeave }: LeaveGuard): () => void {
  const warn = useEffectEvent((event: BeforeUnloadEvent) => {
    if (!safe) event.preventDefault();
  });
  const prevented = useEffectEvent(onPrevented);
  const left = useEffectEvent(onLeave);

  useEffect(() => {
    const unload = (event: BeforeUnloadEvent) => warn(event);
    const hold = () => {
      push();
      prevented();
    };
    const leave = () => left();
    push();
    addEventListener("beforeunload", unload);
    addEventListener("popstate", hold);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("beforeunload", unload);
      removeEventListener("popstate", hold);
      removeEventListener("pagehide", leave);
    };
  }, []);

  return pop;
}

function push(): void {
  if (history.state?.[MARK]) return;
  history.pushState({ ...history.state, [MARK]: true }, "");
}

/** The browser goes back after this returns; by then the component has unmounted and no longer listens. */
function pop(): void {
  if (history.state?.[MARK]) history.back();
}
