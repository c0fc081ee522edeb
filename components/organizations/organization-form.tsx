"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, lazy, Suspense, useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { organizationPath } from "@/components/navigation/organization-path";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { updateOrganization } from "@/lib/contracts/organizations";

const SlugChangeDialog = lazy(() =>
  import("./slug-change-dialog").then((module) => ({ default: module.SlugChangeDialog })),
);

const LABELS = { name: "Name", slug: "Slug" };

export interface OrganizationFormProps {
  organization: { id: string; name: string; slug: string };
  /** Whether the person may change it. */
  editable: boolean;
}

/** The organization's name, slug, and ID. Changing the slug asks first: links and requests that use it stop working. */
export function OrganizationForm({ organization, editable }: OrganizationFormProps) {
  const { id, name, slug } = organization;
  const form = useRef<HTMLFormElement>(null);
  const [newSlug, setNewSlug] = useState<string | null>(null);
  const { onSubmit, pending, failure, errorOf } = useSave(organization);
  const slugError = failure?.code === "conflict" ? failure.message : errorOf("slug");

  function submit(event: FormEvent<HTMLFormElement>) {
    const typed = String(new FormData(event.currentTarget).get("slug")).trim().toLowerCase();
    if (typed === slug || newSlug !== null || !event.currentTarget.checkValidity()) return onSubmit(event);
    event.preventDefault();
    setNewSlug(typed);
  }

  return (
    <form method="post" noValidate onSubmit={submit} ref={form}>
      <Card
        footer={
          editable ? (
            <SubmitButton loading={pending}>Save changes</SubmitButton>
          ) : (
            <p className="mr-auto">Only admins and owners can edit these settings.</p>
          )
        }
        title="Organization details"
      >
        <div className="grid max-w-md gap-4">
          <FormSummary failure={failure} labels={LABELS} />
          <Field error={errorOf("name")} label={LABELS.name} required>
            <Input autoComplete="off" defaultValue={name} maxLength={64} name="name" readOnly={!editable} required />
          </Field>
          <Field
            error={slugError}
            hint="Identifies the organization in page addresses and in the Crowdee-Organization header."
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
              title="Use letters, digits, and hyphens. Start and end with a letter or digit."
            />
          </Field>
          <Field hint="Works wherever the slug does, and never changes." label="ID">
            <div className="flex gap-2">
              <Input defaultValue={id} mono readOnly />
              <CopyButton className="h-9" label="Copy ID" value={id} variant="secondary" />
            </div>
          </Field>
        </div>
      </Card>
      <Suspense>
        {newSlug === null ? null : (
          <SlugChangeDialog
            newSlug={newSlug}
            oldSlug={slug}
            onClose={() => setNewSlug(null)}
            onConfirm={() => form.current?.requestSubmit()}
          />
        )}
      </Suspense>
    </form>
  );
}

/** Saves the form, and follows the organization to its new address. */
function useSave({ id, slug }: OrganizationFormProps["organization"]) {
  const router = useRouter();
  const toast = useToast();
  return useForm(async (fields) => {
    const body = { name: String(fields.get("name")), slug: String(fields.get("slug")) };
    const saved = await callApi<typeof updateOrganization>("PATCH", `/api/v1/organizations/${id}`, { body });
    toast({ title: "Changes saved" });
    if (saved.slug !== slug) router.replace(organizationPath(saved.slug, "/settings/general"));
    router.refresh();
  });
}
