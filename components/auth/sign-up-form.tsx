"use client";

import { useRef } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { leaveFor } from "@/components/form/leave-for";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { HOME, signInHref } from "@/components/navigation/auth-hrefs";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import type { signUp } from "@/lib/contracts/account";
import { signInWithPassword } from "./auth-requests";
import { NewPasswordField } from "./new-password-field";

const LABELS = { name: "Name", email: "Email", password: "Password" };

export interface SignUpFormProps {
  /** The page to open next. */
  next?: string;
  /** The invitation that signing up accepts; the account gets the address it was sent to. */
  invitation?: { token: string; email: string };
  submitLabel?: string;
}

/** Creates an account, signs in, and opens the next page. */
export function SignUpForm({ next = HOME, invitation, submitLabel = "Create account" }: SignUpFormProps) {
  // When the account was created but signing in failed, trying again must not create it twice.
  const created = useRef<string | null>(null);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const email = invitation?.email ?? String(fields.get("email"));
    const password = String(fields.get("password"));
    if (created.current !== email) {
      const body = { name: String(fields.get("name")), email, password, invitationToken: invitation?.token };
      await callApi<typeof signUp>("POST", "/api/auth/sign-up", { body });
      created.current = email;
    }
    await signInWithPassword(email, password);
    await leaveFor(next);
  });
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
      <FormSummary failure={failure} labels={LABELS}>
        {failure?.code === "conflict" ? (
          <Link className="link" href={signInHref(next)}>
            Sign in
          </Link>
        ) : null}
      </FormSummary>
      <Field error={errorOf("name")} label={LABELS.name} required>
        <Input autoComplete="name" autoFocus maxLength={64} name="name" required />
      </Field>
      <Field
        error={errorOf("email")}
        hint={invitation ? "The invitation was sent to this address." : undefined}
        label={LABELS.email}
        required
      >
        <Input
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={invitation?.email}
          name="email"
          readOnly={invitation !== undefined}
          required
          type="email"
        />
      </Field>
      <NewPasswordField error={errorOf("password")} label={LABELS.password} name="password" />
      <SubmitButton className="mt-1 w-full" loading={pending}>
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
