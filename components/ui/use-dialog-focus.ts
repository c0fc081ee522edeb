"use client";

import { type RefObject, useRef } from "react";

export interface DialogFocus {
  /** Gets the focus when the dialog opens; the first control when left out. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Finds the element to focus when the dialog closes, where that is not the one focused before, such as a menu button. */
  returnFocus?: () => HTMLElement | null;
}

/**
 * The control marked with `data-opener`, for `returnFocus`. A dialog opened from a menu needs it: the menu is gone when
 * the dialog closes, and its button may have been rendered again.
 */
export function openerOf(name: string): HTMLElement | null {
  return document.querySelector(`[data-opener="${name}"]`);
}

/**
 * Moves the focus as a dialog opens and closes. Radix by itself returns it only to a trigger, so a dialog opened from
 * elsewhere would lose it.
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
