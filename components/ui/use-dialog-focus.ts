"use client";

import { type RefObject, useRef } from "react";

export interface DialogFocus {
  /** What takes the focus when it opens; the first control when left out. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Finds what gets the focus when it closes, when that is not what had it before, such as the button of a menu. */
  returnFocus?: () => HTMLElement | null;
}

/**
 * The control marked with `data-opener`, for `returnFocus`. A dialog that was picked from a menu has to be told: the
 * menu is gone by then, and may have been drawn anew.
 */
export function openerOf(name: string): HTMLElement | null {
  return document.querySelector(`[data-opener="${name}"]`);
}

/**
 * Where the focus goes as a dialog opens and closes. By itself Radix gives it back to a trigger alone, and a dialog that
 * is opened from elsewhere would drop it.
 */
export function useDialogFocus({ initialFocus, returnFocus }: DialogFocus) {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      opener.current = document.activeElement;
      if (!initialFocus?.current) return;
      event.preventDefault();
      initialFocus.current.focus();
    },
    onCloseAutoFocus(event: Event) {
      const target = returnFocus?.() ?? opener.current;
      if (!(target instanceof HTMLElement) || !target.isConnected || target === document.body) return;
      event.preventDefault();
      target.focus();
    },
  };
}
