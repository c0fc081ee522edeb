"use client";

import { type FormEvent, useState } from "react";
import { checkFields } from "./check-fields";
import { type FormFailure, failureOf } from "./failure";

export interface FormState {
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  pending: boolean;
  failure: FormFailure | null;
  /** What is wrong with the field of that name, for a Field's `error`. */
  errorOf: (name: string) => string | null;
  /** Removes the errors of fields that are being corrected. */
  clearErrors: (names: readonly string[]) => void;
}

/**
 * Runs a form: checks it, sends it once at a time, and keeps what went wrong by field. The first invalid control gets
 * the focus.
 *
 * @param send   sends the fields, and does what follows; throws an error of the API client when that fails
 * @param check  finds what is wrong before anything is sent; by default from the attributes of the fields
 */
export function useForm(
  send: (fields: FormData) => Promise<void>,
  check: (form: HTMLFormElement) => FormFailure | null = checkFields,
): FormState {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const found = check(form) ?? (await attempt(form));
    setFailure(found);
    if (found) focusFirstInvalid(form);
  }

  async function attempt(form: HTMLFormElement): Promise<FormFailure | null> {
    setPending(true);
    setFailure(null);
    try {
      await send(new FormData(form));
      return null;
    } catch (error) {
      return failureOf(error);
    } finally {
      setPending(false);
    }
  }

  return {
    onSubmit,
    pending,
    failure,
    errorOf: (name) => failure?.fields[name] ?? null,
    clearErrors: (names) => setFailure((before) => before && withoutFields(before, names)),
  };
}

/** A failure without these fields and anything in them; null when it had no others. */
function withoutFields(failure: FormFailure, names: readonly string[]): FormFailure | null {
  const kept = Object.entries(failure.fields).filter(([path]) => !names.includes(path.split(".")[0] ?? ""));
  return kept.length > 0 ? { ...failure, fields: Object.fromEntries(kept) } : null;
}

/** Waits for the next frame, by which the errors are rendered. */
function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
