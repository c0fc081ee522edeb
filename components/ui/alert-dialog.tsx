"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { cn } from "./cn";
import { DialogFooter, OVERLAY, PANEL } from "./dialog";
import { type DialogFocus, useDialogFocus } from "./use-dialog-focus";

export interface AlertDialogProps extends DialogFocus {
  title: ReactNode;
  /** What will happen, naming the thing it happens to. */
  description: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  /** Keeps the confirming button off, until something was typed for example. */
  confirmDisabled?: boolean;
  /** Does the work. The dialog waits for it, closes when it resolves, and shows the message when it throws. */
  onConfirm: () => Promise<void> | void;
  children?: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function AlertDialog({ trigger, open, onOpenChange, initialFocus, returnFocus, ...panel }: AlertDialogProps) {
  const focus = useDialogFocus({ initialFocus, returnFocus });
  const [ownOpen, setOwnOpen] = useState(false);
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  return (
    <Radix.Root onOpenChange={setOpen} open={open ?? ownOpen}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content {...focus} className={cn(PANEL, "max-w-md")}>
          <Question {...panel} onDone={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type QuestionProps = Omit<AlertDialogProps, "trigger" | "open" | "onOpenChange" | keyof DialogFocus> & {
  onDone: () => void;
};

function Question({
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  confirmDisabled = false,
  onConfirm,
  children,
  onDone,
}: QuestionProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    // A form around the dialog would hear of it too: React passes events on through portals.
    event.stopPropagation();
    if (pending || confirmDisabled) return;
    setPending(true);
    setFailure(null);
    try {
      await onConfirm();
      onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "Something went wrong. Try again.");
    } finally {
      setPending(false);
    }
  }

  return (
    <form className="overflow-y-auto p-5 sm:p-6" noValidate onSubmit={confirm}>
      <Radix.Title className="font-semibold text-ink text-lg">{title}</Radix.Title>
      <Radix.Description className="mt-1.5 text-base text-muted">{description}</Radix.Description>
      {children ? <div className="mt-4">{children}</div> : null}
      {failure ? (
        <Callout className="mt-4" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <DialogFooter>
        <Radix.Cancel asChild>
          <Button disabled={pending}>{cancelLabel}</Button>
        </Radix.Cancel>
        <Button disabled={confirmDisabled} loading={pending} type="submit" variant={tone}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
