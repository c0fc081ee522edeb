"use client";

import { useState } from "react";
import { FormSummary } from "@/components/form/form-summary";
import { leaveFor } from "@/components/form/leave-for";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";
import { signInWithPassword } from "./auth-requests";

const LABELS = { email: "Email", password: "Password" };

export interface SignInFormProps {
  /** The page to open next. */
  next: string;
  /** Prefilled when it is known who is signing in. */
  email?: string;
  /** Why signing in with another service failed. */
  error?: string | null;
}

/** Sign-in with email and password. */
export function SignInForm({ next, email, error }: SignInFormProps) {
  const [before, setBefore] = useState(error ?? null);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    setBefore(null);
    await signInWithPassword(String(fields.get("email")), String(fields.get("password")));
    await leaveFor(next);
  });
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
      {before && !failure ? (
        <Callout role="alert" tone="danger">
          {before}
        </Callout>
      ) : null}
      <FormSummary failure={failure} labels={LABELS} />
      <Field error={errorOf("email")} label={LABELS.email} required>
        <Input
          autoCapitalize="none"
          autoComplete="username"
          autoFocus={!email}
          defaultValue={email}
          name="email"
          required
          type="email"
        />
      </Field>
      <Field
        aside={
          <Link className="link text-muted" href="/forgot-password">
            Forgot password?
          </Link>
        }
        error={errorOf("password")}
        label={LABELS.password}
        required
      >
        <PasswordInput autoComplete="current-password" name="password" required />
      </Field>
      <SubmitButton className="mt-1 w-full" loading={pending}>
        Sign in
      </SubmitButton>
    </form>
  );
}
