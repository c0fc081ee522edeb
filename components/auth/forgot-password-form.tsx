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

const LABELS = { email: "E-mail" };

/** Asks for a link to choose a new password. Says the same whether or not there is such an account. */
export function ForgotPasswordForm() {
  const [answer, setAnswer] = useState<string | null>(null);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    setAnswer(null);
    const body = { email: String(fields.get("email")) };
    const { message } = await callApi<typeof requestPasswordReset>("POST", "/api/auth/password-reset", { body });
    setAnswer(message);
  });
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
      <FormSummary failure={failure} labels={LABELS} />
      {answer ? (
        <Callout role="status" title="Look into your mailbox" tone="success">
          {answer} It works once and for one hour.
        </Callout>
      ) : null}
      <Field error={errorOf("email")} label={LABELS.email} required>
        <Input autoCapitalize="none" autoComplete="username" autoFocus name="email" required type="email" />
      </Field>
      <SubmitButton className="mt-1 w-full" loading={pending}>
        {answer ? "Send another link" : "Send the link"}
      </SubmitButton>
    </form>
  );
}
