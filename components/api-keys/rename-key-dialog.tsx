"use client";

import { useRef } from "react";
import { callApi } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ApiKey, updateApiKey } from "@/lib/contracts/api-keys";

export interface RenameKeyDialogProps {
  apiKey: ApiKey;
  returnFocus: () => HTMLElement | null;
  onRenamed: (key: ApiKey) => void;
  onClose: () => void;
}

/** Renames a key. */
export function RenameKeyDialog({ apiKey, returnFocus, onRenamed, onClose }: RenameKeyDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const form = useForm(async (fields) => {
    const body = { name: String(fields.get("name")).trim() };
    onRenamed(await callApi<typeof updateApiKey>("PATCH", `/api/v1/api-keys/${apiKey.id}`, { body }));
  });
  return (
    <Dialog
      description="Only the name changes. The key keeps working."
      initialFocus={nameInput}
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title={`Rename ${apiKey.name}`}
    >
      <form className="grid gap-4" noValidate onSubmit={form.onSubmit}>
        <FormSummary failure={form.failure} labels={{ name: "Name" }} />
        <Field error={form.errorOf("name")} label="Name">
          <Input autoComplete="off" defaultValue={apiKey.name} maxLength={64} name="name" ref={nameInput} required />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button loading={form.pending} type="submit" variant="primary">
            Rename
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
