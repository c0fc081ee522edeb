"use client";

import { useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-group";
import type { ApiKey, CreatedApiKey, getApiKey, rotateApiKey } from "@/lib/contracts/api-keys";

const OVERLAPS = [
  { value: "0", label: "Immediately", description: "If the key may have leaked." },
  { value: "3600", label: "In 1 hour", description: "Enough time for one deployment." },
  { value: "86400", label: "In 24 hours", description: "Time for every service to switch." },
  { value: "604800", label: "In 7 days", description: "For keys used in many places." },
] as const;

export interface RotateKeyDialogProps {
  apiKey: ApiKey;
  returnFocus: () => HTMLElement | null;
  /** Gets the successor and the old key as it is now. */
  onRotated: (created: CreatedApiKey, old: ApiKey) => void;
  onClose: () => void;
}

/** Replaces a key with a new one, and keeps the old one working for a while where that helps. */
export function RotateKeyDialog({ apiKey, returnFocus, onRotated, onClose }: RotateKeyDialogProps) {
  const [overlap, setOverlap] = useState<string>("0");
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm(async () => {
    const path = `/api/v1/api-keys/${apiKey.id}` as const;
    const body = { overlapSeconds: Number(overlap) };
    const options = { body, idempotencyKey: keyFor(body) };
    const created = await callApi<typeof rotateApiKey>("POST", `${path}/rotate`, options);
    // Nothing may keep the new key from being shown: without an answer the old one stands as it was.
    const old = await callApi<typeof getApiKey>("GET", path).catch(() => apiKey);
    onRotated(created, old);
  });
  return (
    <Dialog
      description={
        <>
          Creates a new key with the same name, role, organizations and expiration to replace{" "}
          <code className="font-mono text-[0.92em]">{apiKey.hint}</code>.
        </>
      }
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title={`Rotate ${apiKey.name}`}
    >
      <form className="grid gap-4" noValidate onSubmit={form.onSubmit}>
        <FormSummary failure={form.failure} labels={{ overlapSeconds: "The old key stops working" }} />
        <RadioCards
          className="sm:grid-cols-2"
          error={form.errorOf("overlapSeconds")}
          legend="The old key stops working"
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
