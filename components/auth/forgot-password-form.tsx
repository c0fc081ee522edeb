"use client";

import { useState } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { requestPasswordReset } from "@/lib/contracts/account";

const LABELS = { email: "Email" };

/** Requests a link to choose a new password. Says the same whether or not the account exists. */
export function ForgotPasswordForm() {
  const [message, setMessage] = useState<string | null>(null);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    setMessage(null);
    const body = { email: String(fields.get("email")) };
    const { message: sent } = await callApi<typeof requestPasswordReset>("POST", "/api/auth/password-reset", { body });
    setMessage(sent);
  });
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
      <FormSummary failure={failure} labels={LABELS} />
      {message ? (
        <Callout role="status" title="Check your email" tone="success">
          {message} The link works once and expires in one hour.
        </Callout>
      ) : null}
      <Field error={errorOf("email")} label={LABELS.email} required>
        <Input autoCapitalize="none" autoComplete="username" autoFocus name="email" required type="email" />
      </Field>
      <SubmitButton className="mt-1 w-full" loading={pending}>
        {message ? "Send another link" : "Send reset link"}
      </SubmitButton>
    </form>
  );
}
