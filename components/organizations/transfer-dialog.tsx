"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { transferOrganization } from "@/lib/contracts/organizations";

export interface OwnerCandidate {
  userId: string;
  name: string;
  email: string;
}

export interface TransferDialogProps {
  organization: { id: string; name: string };
  candidates: readonly OwnerCandidate[];
  onClose: () => void;
}

/** Makes another member an owner, and the person who does it an admin. */
export function TransferDialog({ organization, candidates, onClose }: TransferDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const [userId, setUserId] = useState("");
  const newOwner = candidates.find((one) => one.userId === userId);
  const { onSubmit, pending, failure, errorOf } = useForm(async () => {
    const path = `/api/v1/organizations/${organization.id}/transfer` as const;
    await callApi<typeof transferOrganization>("POST", path, { body: { userId } });
    onClose();
    toast({ title: `${newOwner?.name} is now an owner`, description: "You are now an admin." });
    router.refresh();
  });
  return (
    <Dialog
      description="The new owner gets full control, and you become an admin. Only an owner can reverse this."
      onOpenChange={onClose}
      open
      title={`Transfer ${organization.name}`}
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={{ userId: "New owner" }} />
        <Field error={errorOf("userId")} label="New owner" required>
          <Select
            onValueChange={setUserId}
            options={candidates.map(({ userId, name, email }) => ({ value: userId, label: name, description: email }))}
            placeholder="Select a member"
            value={userId}
          />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton disabled={!newOwner} loading={pending} variant="danger">
            Transfer ownership
          </SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
