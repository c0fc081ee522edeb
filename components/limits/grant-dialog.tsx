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
import { formatCount } from "@/components/ui/format-number";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { grantLimitRequest, OperatorLimitRequest } from "@/lib/contracts/limit-requests";
import { subjectInWords } from "./limit-wording";

const LABELS = { requestsPerMinute: "Requests per minute", expiresAt: "Expires", note: "Note" };

export interface DecisionDialogProps {
  request: OperatorLimitRequest;
  onClose: () => void;
}

/** Grants a request, or replaces its earlier grant. */
export function GrantDialog({ request, onClose }: DecisionDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const first = useRef<HTMLInputElement>(null);
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const until = String(fields.get("expiresAt"));
    const body = {
      requestsPerMinute: Number(fields.get("requestsPerMinute")),
      expiresAt: until ? `${until}T23:59:59.999Z` : null,
      note: String(fields.get("note")),
    };
    const path = `/api/v1/admin/limit-requests/${request.id}/grant` as const;
    await callApi<typeof grantLimitRequest>("POST", path, { body });
    onClose();
    toast({ title: "Limit granted", description: "It takes effect everywhere within 15 seconds." });
    router.refresh();
  });
  const { grant } = request;
  return (
    <Dialog
      description={`${subjectInWords(request)}: ${request.requestedBy.name} requested ${formatCount(request.requestsPerMinute, "request")} per minute.`}
      initialFocus={first}
      onOpenChange={onClose}
      open
      title={grant ? "Change granted limit" : "Grant a higher limit"}
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={LABELS} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field error={errorOf("requestsPerMinute")} label={LABELS.requestsPerMinute} required>
            <Input
              defaultValue={grant?.requestsPerMinute ?? request.requestsPerMinute}
              inputMode="numeric"
              max={1_000_000}
              min={1}
              name="requestsPerMinute"
              ref={first}
              required
              type="number"
            />
          </Field>
          <Field
            error={errorOf("expiresAt")}
            hint="At the end of that day (UTC). Leave empty for no expiration."
            label={LABELS.expiresAt}
            optional
          >
            <Input defaultValue={grant?.expiresAt?.slice(0, 10)} name="expiresAt" type="date" />
          </Field>
        </div>
        <Field error={errorOf("note")} hint="Included in the email to the requester." label={LABELS.note} optional>
          <Textarea maxLength={2000} name="note" />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={pending}>{grant ? "Change grant" : "Grant"}</SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
