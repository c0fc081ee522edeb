"use client";

import { useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { leaveFor } from "@/components/form/leave-for";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { deleteOrganization } from "@/lib/contracts/organizations";

export interface DeleteOrganizationDialogProps {
  organization: { id: string; name: string };
  onClose: () => void;
}

/** Deletes the organization after its name has been typed. */
export function DeleteOrganizationDialog({ organization, onClose }: DeleteOrganizationDialogProps) {
  const first = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const { onSubmit, pending, failure } = useForm(async () => {
    const path = `/api/v1/organizations/${organization.id}` as const;
    await callApi<typeof deleteOrganization>("DELETE", path);
    await leaveFor("/projects");
  });
  return (
    <Dialog
      description="This permanently deletes the organization with its projects, files, members, invitations, and audit log. API keys lose access immediately. This cannot be undone."
      initialFocus={first}
      onOpenChange={onClose}
      open
      title={`Delete ${organization.name}?`}
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={{}} />
        <Field label={`Type “${organization.name}” to confirm`} required>
          <Input
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            ref={first}
            spellCheck={false}
            value={typed}
          />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton disabled={typed.trim() !== organization.name.trim()} loading={pending} variant="danger">
            Delete organization
          </SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
