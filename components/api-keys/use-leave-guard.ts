"use client";

import { useEffect, useEffectEvent } from "react";

const MARK = "crowdeeLeaveGuard";

export interface LeaveGuard {
  /** Called when the guard held the back button, to say why. */
  onHeld: () => void;
  /** Called as the page is put away all the same: whatever it shows must be gone before the browser freezes it. */
  onLeave: () => void;
}

/**
 * Keeps the page from being left by accident: closing and reloading ask first, and the back button is held by a history
 * entry of the same address.
 *
 * @returns takes the guard down; call it before closing what it guards
 */
export function useLeaveGuard({ onHeld, onLeave }: LeaveGuard): () => void {
  const held = useEffectEvent(onHeld);
  const left = useEffectEvent(onLeave);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = () => {
      raise();
      held();
    };
    const leave = () => left();
    raise();
    addEventListener("beforeunload", warn);
    addEventListener("popstate", hold);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("beforeunload", warn);
      removeEventListener("popstate", hold);
      removeEventListener("pagehide", leave);
    };
  }, []);

  return lower;
}

function raise(): void {
  if (history.state?.[MARK]) return;
  history.pushState({ ...history.state, [MARK]: true }, "");
}

/** The browser goes back later than this returns: by then the guarded component has unmounted and hears nothing. */
function lower(): void {
  if (history.state?.[MARK]) history.back();
}
