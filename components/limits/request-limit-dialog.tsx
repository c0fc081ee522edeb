"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { createLimitRequest, LimitRequest } from "@/lib/contracts/limit-requests";

const LABELS = {
  subjectId: "Applies to",
  requestsPerMinute: "Requests per minute",
  workload: "Workload",
  justification: "Justification",
};

/** Something a higher limit can be requested for. */
export interface LimitSubject {
  subject: LimitRequest["subject"];
  id: string;
  label: string;
  description: string;
}

export interface RequestLimitDialogProps {
  subjects: readonly LimitSubject[];
  onClose: () => void;
}

/** Requests a higher limit from the operators. */
export function RequestLimitDialog({ subjects, onClose }: RequestLimitDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const [keyFor] = useState(idempotencyKeys);
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? "");
  const { onSubmit, pending, failure, errorOf } = useForm(async (fields) => {
    const body = {
      subject: subjects.find(({ id }) => id === subjectId)?.subject ?? "user",
      subjectId,
      requestsPerMinute: Number(fields.get("requestsPerMinute")),
      workload: String(fields.get("workload")),
      justification: String(fields.get("justification")),
    };
    const options = { body, idempotencyKey: keyFor(body) };
    await callApi<typeof createLimitRequest>("POST", "/api/v1/limit-requests", options);
    onClose();
    toast({ title: "Request sent", description: "You get an email once an operator has decided." });
    router.refresh();
  });
  return (
    <Dialog
      description="Batching and spacing out requests is often enough. If it isn't, tell us about your workload."
      onOpenChange={onClose}
      open
      size="lg"
      title="Request a higher limit"
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={onSubmit}>
        <FormSummary failure={failure} labels={LABELS} />
        <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
          <Field error={errorOf("subjectId")} label={LABELS.subjectId} required>
            <Select
              onValueChange={setSubjectId}
              options={subjects.map(({ id, label, description }) => ({ value: id, label, description }))}
              value={subjectId}
            />
          </Field>
          <Field error={errorOf("requestsPerMinute")} label={LABELS.requestsPerMinute} required>
            <Input
              inputMode="numeric"
              max={1_000_000}
              min={1}
              name="requestsPerMinute"
              required
              step={1}
              type="number"
            />
          </Field>
        </div>
        <Field
          error={errorOf("workload")}
          hint="What runs, how often, and how it batches and spaces its requests."
          label={LABELS.workload}
          required
        >
          <Textarea maxLength={2000} minLength={10} name="workload" required />
        </Field>
        <Field
          error={errorOf("justification")}
          hint="Why the default limit isn't enough."
          label={LABELS.justification}
          required
        >
          <Textarea maxLength={2000} minLength={10} name="justification" required />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={pending}>Send request</SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
