"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { declineLimitRequest } from "@/lib/contracts/limit-requests";
import type { DecisionDialogProps } from "./grant-dialog";
import { subjectInWords } from "./limit-wording";

const LABELS = { note: "Reason" };

/** Declines a request, or withdraws its grant. */
export function DeclineDialog({ request, onClose }: DecisionDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const first = useRef<HTMLTextAreaElement>(null);
  const withdraws = request.status === "granted";
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const path = `/api/v1/admin/limit-requests/${request.id}/decline` as const;
    await callApi<typeof declineLimitRequest>("POST", path, { body: { note: String(fields.get("note")) } });
    onClose();
    toast({ title: withdraws ? "Grant withdrawn" : "Request declined" });
    router.refresh();
  });
  return (
    <Dialog
      description={
        withdraws
          ? `${subjectInWords(request)} returns to the default limit within 15 seconds.`
          : `${subjectInWords(request)} keeps its current limit.`
      }
      initialFocus={first}
      onOpenChange={onClose}
      open
      title={withdraws ? "Withdraw this grant?" : "Decline this request?"}
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={LABELS} />
        <Field error={errorOf("note")} hint="Included in the email to the requester." label={LABELS.note} required>
          <Textarea maxLength={2000} name="note" ref={first} required />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={pending} variant="danger">
            {withdraws ? "Withdraw grant" : "Decline request"}
          </SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
