"use client";

import { useRouter } from "next/navigation";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { updateAccount } from "@/lib/contracts/account";

const LABELS = { name: "Name" };

/** The name other members see, and the email address used to sign in. */
export function NameForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  const toast = useToast();
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = { name: String(fields.get("name")) };
    await callApi<typeof updateAccount>("PATCH", "/api/v1/account", { body });
    toast({ title: "Name saved" });
    router.refresh();
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <Card
        description="How other members see you."
        footer={<SubmitButton loading={pending}>Save name</SubmitButton>}
        title="Your profile"
      >
        <div className="grid max-w-md gap-4">
          <FormSummary failure={failure} labels={LABELS} />
          <Field error={errorOf("name")} label={LABELS.name} required>
            <Input autoComplete="name" defaultValue={name} maxLength={64} name="name" required />
          </Field>
          <Field hint="You sign in with this address. It can't be changed here." label="Email">
            <Input defaultValue={email} readOnly type="email" />
          </Field>
        </div>
      </Card>
    </form>
  );
}
