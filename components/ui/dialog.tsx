"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { type DialogFocus, useDialogFocus } from "./use-dialog-focus";

/** Stacked like the panel, so that of two dialogs the one opened later covers the other completely. */
export const OVERLAY = "fixed inset-0 z-50 animate-fade-in bg-[oklch(0.15_0.01_118/0.5)] backdrop-blur-[2px]";

export const PANEL =
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 " +
  "animate-rise-in flex-col overflow-hidden rounded-xl border bg-raised shadow-lg outline-none";

const WIDTHS = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-4xl" } as const;

export interface DialogProps extends DialogFocus {
  title: ReactNode;
  description?: ReactNode;
  /** The element that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: keyof typeof WIDTHS;
  /** False protects the content from being lost: Escape and a press outside do nothing, and there is no close button. */
  dismissible?: boolean;
  /** Called when dismissing was prevented, to say why. */
  onDismissPrevented?: () => void;
  children: ReactNode;
}

/** A modal dialog. The children scroll; they end with a DialogFooter, which stays in view. */
export function Dialog({
  title,
  description,
  trigger,
  size = "md",
  dismissible = true,
  onDismissPrevented,
  initialFocus,
  returnFocus,
  children,
  ...root
}: DialogProps) {
  const focus = useDialogFocus({ initialFocus, returnFocus });
  const guard = (event: Event) => {
    if (dismissible) return;
    event.preventDefault();
    onDismissPrevented?.();
  };
  return (
    <Radix.Root {...root}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focus}
          className={cn(PANEL, WIDTHS[size])}
          onEscapeKeyDown={guard}
          onPointerDownOutside={guard}
        >
          <header className="flex items-start gap-4 px-5 pt-5 sm:px-6">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-ink text-lg">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1 text-base text-muted">{description}</Radix.Description>
              ) : null}
            </div>
            {dismissible ? (
              <Radix.Close asChild>
                <IconButton className="-mt-1 -mr-2" icon={<X aria-hidden="true" />} label="Close" size="sm" />
              </Radix.Close>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 sm:px-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Wraps a button that closes its dialog. */
export const DialogClose = Radix.Close;

/** The dialog's row of actions, the main one last. It stays in view while the content above it scrolls. */
export function DialogFooter({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn(
        "sticky bottom-0 z-10 -mx-5 mt-6 flex justify-end gap-2 border-t bg-raised px-5 py-3 max-sm:*:flex-1 sm:-mx-6 sm:px-6",
        className,
      )}
    >
      {children}
    </div>
  );
}
