"use client";

import { useRouter } from "next/navigation";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { updateOrganization } from "@/lib/contracts/organizations";

const LABELS = { name: "Name", slug: "Slug" };

export interface OrganizationFormProps {
  organization: { id: string; name: string; slug: string };
  /** Whether the one who looks may change it. */
  editable: boolean;
}

/** The organization's name and slug, to change or just to read, and its id. */
export function OrganizationForm({ organization, editable }: OrganizationFormProps) {
  const { id, name, slug } = organization;
  const router = useRouter();
  const toast = useToast();
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = { name: String(fields.get("name")), slug: String(fields.get("slug")) };
    await callApi<typeof updateOrganization>("PATCH", `/api/v1/organizations/${id}`, { body });
    toast({ title: "Organization saved" });
    router.refresh();
  });
  const slugError = failure?.code === "conflict" ? failure.message : errorOf("slug");
  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <Card
        footer={
          editable ? (
            <SubmitButton loading={pending}>Save changes</SubmitButton>
          ) : (
            <p className="mr-auto">Admins and owners change these.</p>
          )
        }
        title="Name, slug and id"
      >
        <div className="grid max-w-md gap-4">
          <FormSummary failure={failure} labels={LABELS} />
          <Field error={errorOf("name")} label={LABELS.name} required>
            <Input autoComplete="off" defaultValue={name} maxLength={64} name="name" readOnly={!editable} required />
          </Field>
          <Field
            error={slugError}
            hint="Names the organization in the Crowdee-Organization header. Requests with an old slug find nothing."
            label={LABELS.slug}
            required
          >
            <Input
              autoCapitalize="none"
              autoComplete="off"
              defaultValue={slug}
              maxLength={48}
              mono
              name="slug"
              pattern="[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?"
              readOnly={!editable}
              required
              spellCheck={false}
              title="Must be letters, digits or inner hyphens"
            />
          </Field>
          <Field hint="Names it in the same places, and never changes." label="Id">
            <div className="flex gap-2">
              <Input defaultValue={id} mono readOnly />
              <CopyButton className="h-9" label="Copy id" value={id} variant="secondary" />
            </div>
          </Field>
        </div>
      </Card>
    </form>
  );
}
