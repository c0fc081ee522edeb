"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-rule";
import { strengthHint } from "./password-strength";

export interface NewPasswordFieldProps {
  name: string;
  label: string;
  error: string | null;
  autoFocus?: boolean;
}

/** A field for choosing a password, with a hint about its strength. */
export function NewPasswordField({ name, label, error, autoFocus }: NewPasswordFieldProps) {
  const [password, setPassword] = useState("");
  return (
    <Field error={error} hint={<span aria-live="polite">{strengthHint(password)}</span>} label={label} required>
      <PasswordInput
        autoComplete="new-password"
        autoFocus={autoFocus}
        maxLength={PASSWORD_MAX}
        minLength={PASSWORD_MIN}
        name={name}
        onChange={(event) => setPassword(event.target.value)}
        required
      />
    </Field>
  );
}
