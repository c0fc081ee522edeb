"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { asProblem, callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { KEY_ROLE_OPTIONS } from "@/components/permissions/words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-group";
import { useToast } from "@/components/ui/toast";
import type { createInvitation } from "@/lib/contracts/invitations";
import type { KeyRole } from "@/lib/permissions";

const LABELS = { email: "Email", role: "Role" };

export interface InviteDialogProps {
  organization: { id: string; name: string };
  onClose: () => void;
}

/** Invites someone by email. */
export function InviteDialog({ organization, onClose }: InviteDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const first = useRef<HTMLInputElement>(null);
  const [keyFor] = useState(idempotencyKeys);
  const [role, setRole] = useState<KeyRole>("member");
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = { email: String(fields.get("email")), role };
    try {
      const path = `/api/v1/organizations/${organization.id}/invitations` as const;
      const { email } = await callApi<typeof createInvitation>("POST", path, { body, idempotencyKey: keyFor(body) });
      onClose();
      toast({ title: "Invitation sent", description: `The link sent to ${email} expires in seven days.` });
      router.refresh();
    } catch (error) {
      // The invitation is listed even when its email could not be sent.
      if (asProblem(error).code === "service_unavailable") router.refresh();
      throw error;
    }
  });
  return (
    <Dialog
      description={`They will get an email with a link to join ${organization.name}.`}
      initialFocus={first}
      onOpenChange={onClose}
      open
      title="Invite a member"
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={LABELS} />
        <Field error={errorOf("email")} label={LABELS.email} required>
          <Input autoCapitalize="none" autoComplete="off" name="email" ref={first} required type="email" />
        </Field>
        <RadioCards
          error={errorOf("role")}
          legend={LABELS.role}
          onValueChange={(value) => setRole(value as KeyRole)}
          options={KEY_ROLE_OPTIONS}
          value={role}
        />
        <p className="text-sm text-subtle">To make someone an owner, change their role after they join.</p>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={pending}>Send invitation</SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
