"use client";

import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { leaveFor } from "@/components/form/leave-for";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Link } from "@/components/ui/link";
import type { confirmPasswordReset } from "@/lib/contracts/account";
import { NewPasswordField } from "./new-password-field";

const LABELS = { password: "New password" };
const DEAD_LINK = "This link no longer works. It was already used or is more than an hour old.";

/** Sets a new password with the token of an emailed link, then goes to sign-in. */
export function ResetPasswordForm({ token }: { token: string }) {
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = { token, password: String(fields.get("password")) };
    await callApi<typeof confirmPasswordReset>("POST", "/api/auth/password-reset/confirm", { body });
    await leaveFor("/sign-in?notice=password-changed");
  });
  const isDead = failure?.fields.token !== undefined;
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
      <FormSummary failure={failure && isDead ? { message: DEAD_LINK, fields: {} } : failure} labels={LABELS}>
        {isDead ? (
          <Link className="link" href="/forgot-password">
            Send a new link
          </Link>
        ) : null}
      </FormSummary>
      <NewPasswordField autoFocus error={errorOf("password")} label={LABELS.password} name="password" />
      <SubmitButton className="mt-1 w-full" loading={pending}>
        Set new password
      </SubmitButton>
    </form>
  );
}
