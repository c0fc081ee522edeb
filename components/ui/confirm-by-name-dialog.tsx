"use client";

import { type ReactNode, useRef, useState } from "react";
import { AlertDialog } from "./alert-dialog";
import { Field } from "./field";
import { Input } from "./input";

export interface ConfirmByNameDialogProps {
  /** What is to be deleted; it has to be typed. */
  name: string;
  description: ReactNode;
  confirmLabel: string;
  /** Does the work; see AlertDialog. */
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Confirms a deletion that cannot be undone by having the name typed. */
export function ConfirmByNameDialog({ name, description, confirmLabel, onConfirm, onClose }: ConfirmByNameDialogProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  return (
    <AlertDialog
      confirmDisabled={typed.trim() !== name.trim()}
      confirmLabel={confirmLabel}
      description={description}
      initialFocus={input}
      onConfirm={onConfirm}
      onOpenChange={onClose}
      open
      title={`Delete ${name}?`}
    >
      <Field label={`Type “${name}” to confirm`} required>
        <Input
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          ref={input}
          spellCheck={false}
          value={typed}
        />
      </Field>
    </AlertDialog>
  );
}
