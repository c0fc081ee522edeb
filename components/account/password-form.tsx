"use client";

import { useState } from "react";
import { callApi } from "@/components/api-client";
import { PASSWORD_HINT, PASSWORD_MAX, PASSWORD_MIN } from "@/components/auth/password-rule";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PasswordInput } from "@/components/ui/password-input";
import { useToast } from "@/components/ui/toast";
import type { changePassword } from "@/lib/contracts/account";

const LABELS = { currentPassword: "Current password", newPassword: "New password" };

/** Changes the password. That ends every other session. */
export function PasswordForm({ email }: { email: string }) {
  const toast = useToast();
  const [changes, setChanges] = useState(0);

  async function change(fields: FormData) {
    const currentPassword = String(fields.get("currentPassword"));
    const newPassword = String(fields.get("newPassword"));
    const body = { currentPassword, newPassword };
    await callApi<typeof changePassword>("POST", "/api/v1/account/password", { body });
    toast({ title: "Password changed", description: "All other browsers were signed out." });
    setChanges((count) => count + 1);
  }

  return <Fields change={change} email={email} key={changes} />;
}

function Fields({ email, change }: { email: string; change: (fields: FormData) => Promise<void> }) {
  const { onSubmit, pending, failure, errorOf } = useForm(change);
  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <Card
        description="Changing your password signs you out everywhere else. API keys keep working."
        footer={<SubmitButton loading={pending}>Change password</SubmitButton>}
        title="Password"
      >
        <div className="grid max-w-md gap-4">
          <FormSummary failure={failure} labels={LABELS} />
          {/* Tells password managers which account this is. */}
          <Input autoComplete="username" className="hidden" defaultValue={email} readOnly tabIndex={-1} type="email" />
          <Field
            aside={
              <Link className="link text-muted" href="/forgot-password">
                Forgot password?
              </Link>
            }
            error={errorOf("currentPassword")}
            label={LABELS.currentPassword}
            required
          >
            <PasswordInput autoComplete="current-password" maxLength={PASSWORD_MAX} name="currentPassword" required />
          </Field>
          <Field error={errorOf("newPassword")} hint={PASSWORD_HINT} label={LABELS.newPassword} required>
            <PasswordInput
              autoComplete="new-password"
              maxLength={PASSWORD_MAX}
              minLength={PASSWORD_MIN}
              name="newPassword"
              required
            />
          </Field>
        </div>
      </Card>
    </form>
  );
}
