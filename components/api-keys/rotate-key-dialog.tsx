"use client";

import { useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-group";
import type { ApiKey, CreatedApiKey, rotateApiKey } from "@/lib/contracts/api-keys";

const OVERLAPS = [
  { value: "0", label: "Immediately", description: "If the key may have leaked." },
  { value: "3600", label: "In 1 hour", description: "Enough time for one deployment." },
  { value: "86400", label: "In 24 hours", description: "Time for every service to switch." },
  { value: "604800", label: "In 7 days", description: "For keys used in many places." },
] as const;

export interface RotateKeyDialogProps {
  apiKey: ApiKey;
  returnFocus: () => HTMLElement | null;
  /** Gets the key with its new value. */
  onRotated: (rotated: CreatedApiKey) => void;
  onClose: () => void;
}

/** Replaces the value of a key, and keeps the old value working for a while where that helps. */
export function RotateKeyDialog({ apiKey, returnFocus, onRotated, onClose }: RotateKeyDialogProps) {
  const [overlap, setOverlap] = useState<string>("0");
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm(async () => {
    const path = `/api/v1/api-keys/${apiKey.id}/rotate` as const;
    const body = { overlapSeconds: Number(overlap) };
    const options = { body, idempotencyKey: keyFor(body) };
    onRotated(await callApi<typeof rotateApiKey>("POST", path, options));
  });
  return (
    <Dialog
      description={
        <>
          Replaces the secret value of <code className="font-mono text-[0.92em]">{apiKey.hint}</code>. The key keeps its
          name, role, organizations, expiration, and limits.
        </>
      }
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title={`Rotate ${apiKey.name}`}
    >
      <form className="grid gap-4" noValidate onSubmit={form.onSubmit}>
        <FormSummary failure={form.failure} labels={{ overlapSeconds: "Current value stops working" }} />
        <RadioCards
          className="sm:grid-cols-2"
          error={form.errorOf("overlapSeconds")}
          legend="Current value stops working"
          onValueChange={setOverlap}
          options={OVERLAPS}
          value={overlap}
        />
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button loading={form.pending} type="submit" variant="primary">
            Rotate key
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
