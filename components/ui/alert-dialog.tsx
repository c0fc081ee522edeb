"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { cn } from "./cn";
import { DialogFooter, OVERLAY, PANEL } from "./dialog";
import { RequestId } from "./request-id";
import { SignInAgain } from "./sign-in-again";
import { type DialogFocus, useDialogFocus } from "./use-dialog-focus";

export interface AlertDialogProps extends DialogFocus {
  title: ReactNode;
  /** What will happen, and to what. */
  description: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  /** Disables the confirm button, for example until a name has been typed. */
  confirmDisabled?: boolean;
  /** Does the work. The dialog waits for it, closes when it resolves, and shows the error when it throws. */
  onConfirm: () => Promise<void> | void;
  children?: ReactNode;
}

/** Asks for confirmation before something that cannot be undone. */
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
          <Confirmation {...panel} onDone={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface Failure {
  message: string;
  requestId: string | null;
  sessionEnded: boolean;
}

/** What to show of an error: the id of the failed request, or the way to sign in again, where the error says so. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) {
    return { message: "Something went wrong. Try again.", requestId: null, sessionEnded: false };
  }
  const sessionEnded = "sessionEnded" in error && error.sessionEnded === true;
  const requestId = "requestId" in error && typeof error.requestId === "string" ? error.requestId : null;
  return { message: error.message, requestId: sessionEnded ? null : requestId, sessionEnded };
}

type ConfirmationProps = Omit<AlertDialogProps, "trigger" | "open" | "onOpenChange" | keyof DialogFocus> & {
  onDone: () => void;
};

function Confirmation({
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  confirmDisabled = false,
  onConfirm,
  children,
  onDone,
}: ConfirmationProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    // React events bubble through portals, so a form around the dialog would be submitted as well.
    event.stopPropagation();
    if (pending || confirmDisabled) return;
    setPending(true);
    setFailure(null);
    try {
      await onConfirm();
      onDone();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <form className="overflow-y-auto px-5 pt-5 sm:px-6 sm:pt-6" noValidate onSubmit={confirm}>
      <Radix.Title className="font-semibold text-ink text-lg">{title}</Radix.Title>
      <Radix.Description className="mt-1.5 text-base text-muted">{description}</Radix.Description>
      {children ? <div className="mt-4">{children}</div> : null}
      {failure ? (
        <Callout className="mt-4" role="alert" tone="danger">
          {failure.message}
          {failure.sessionEnded ? <SignInAgain /> : null}
          {failure.requestId ? <RequestId id={failure.requestId} /> : null}
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
