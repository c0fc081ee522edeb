"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { organizationPath } from "@/components/navigation/organization-path";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { DialogFocus } from "@/components/ui/use-dialog-focus";
import type { createOrganization } from "@/lib/contracts/organizations";

const LABELS = { name: "Name" };

export interface CreateOrganizationDialogProps extends Pick<DialogFocus, "returnFocus"> {
  onClose: () => void;
}

/** Creates an organization, with the person as its owner, and goes to it. */
export function CreateOrganizationDialog({ onClose, returnFocus }: CreateOrganizationDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const nameInput = useRef<HTMLInputElement>(null);
  const [keyFor] = useState(idempotencyKeys);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = { name: String(fields.get("name")).trim() };
    const idempotencyKey = keyFor(body);
    const created = await callApi<typeof createOrganization>("POST", "/api/v1/organizations", { body, idempotencyKey });
    onClose();
    toast({ title: `${created.name} created`, description: "You are its owner." });
    router.push(organizationPath(created.slug));
    router.refresh();
  });
  return (
    <Dialog
      description="An organization has its own projects and members. You become its owner."
      initialFocus={nameInput}
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title="Create an organization"
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={LABELS} />
        <Field
          error={errorOf("name")}
          hint="Up to 64 characters. You can change it later."
          label={LABELS.name}
          required
        >
          <Input autoComplete="off" maxLength={64} name="name" placeholder="Newsroom" ref={nameInput} required />
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={pending}>Create organization</SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
