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
}

/**
 * Runs a form of uncontrolled fields: checks them, sends them once at a time, and keeps what went wrong by field. The
 * first wrong field gets the focus.
 *
 * @param send  sends the fields, and does what follows; throws an error of the API client when refused
 */
export function useForm(send: (fields: FormData) => Promise<void>): FormState {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const found = checkFields(form) ?? (await attempt(form));
    setFailure(found);
    if (found) focusFirst(form, found);
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

  return { onSubmit, pending, failure, errorOf: (name) => failure?.fields[name] ?? null };
}

function focusFirst(form: HTMLFormElement, { fields }: FormFailure): void {
  for (const element of form.elements) {
    if (element instanceof HTMLElement && Object.hasOwn(fields, element.getAttribute("name") ?? "")) {
      element.focus();
      return;
    }
  }
}
