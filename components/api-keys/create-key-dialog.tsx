"use client";

import { useRef, useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { invalidFields } from "@/components/form/failure";
import { FormSummary } from "@/components/form/form-summary";
import { useForm } from "@/components/form/use-form";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import type { CreatedApiKey, createApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";
import { CreateKeyFields } from "./create-key-fields";
import { errorsOf, expiryOf, FIELD_OF, INITIAL_DRAFT, inputOf, isDirty, type KeyDraft, reachOf } from "./draft";
import { KeyPreview } from "./key-preview";

const LABELS = {
  name: "Name",
  role: "Role",
  organizationIds: "Organizations",
  defaultOrganizationId: "Default organization",
  expiresAt: "Expiration",
};

export interface CreateKeyDialogProps {
  memberships: readonly Membership[];
  /** The organization that requests act in, unless another one is chosen. */
  defaultOrganizationId: string | null;
  returnFocus: () => HTMLElement | null;
  onCreated: (key: CreatedApiKey) => void;
  onClose: () => void;
}

/** Creates a key, after showing what it will be able to do. */
export function CreateKeyDialog({
  memberships,
  defaultOrganizationId,
  returnFocus,
  onCreated,
  onClose,
}: CreateKeyDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<KeyDraft>({ ...INITIAL_DRAFT, defaultOrganizationId });
  const [asking, setAsking] = useState(false);
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm(create, checkDraft);
  const close = () => (isDirty(draft) ? setAsking(true) : onClose());

  async function create() {
    const body = inputOf(draft, Date.now());
    onCreated(await callApi<typeof createApiKey>("POST", "/api/v1/api-keys", { body, idempotencyKey: keyFor(draft) }));
  }

  function checkDraft() {
    const errors = errorsOf(draft, Date.now());
    return Object.keys(errors).length > 0 ? invalidFields(errors) : null;
  }

  function change(changes: Partial<KeyDraft>) {
    setDraft((current) => ({ ...current, ...changes }));
    form.clearErrors(Object.keys(changes).map((part) => FIELD_OF[part as keyof KeyDraft]));
  }

  return (
    <Dialog
      description="For one script or service. The full key is shown once, in the next step."
      initialFocus={nameInput}
      onOpenChange={close}
      open
      returnFocus={returnFocus}
      size="xl"
      title="Create an API key"
    >
      <form
        className="grid gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_18.5rem]"
        method="post"
        noValidate
        onSubmit={form.onSubmit}
      >
        <div className="grid content-start gap-6">
          <FormSummary failure={form.failure} labels={LABELS} />
          <CreateKeyFields
            draft={draft}
            errors={form.failure?.fields ?? {}}
            memberships={memberships}
            nameInput={nameInput}
            onChange={change}
          />
        </div>
        <KeyPreview
          expiresAt={expiryOf(draft, Date.now())?.toISOString() ?? null}
          memberships={memberships}
          reach={reachOf(draft)}
        />
        <DialogFooter className="mt-0 md:col-span-2">
          <Button onClick={close}>Cancel</Button>
          <Button loading={form.pending} type="submit" variant="primary">
            Create key
          </Button>
        </DialogFooter>
      </form>
      <AlertDialog
        cancelLabel="Keep editing"
        confirmLabel="Discard"
        description="The key hasn't been created yet. If you leave now, your entries are lost."
        onConfirm={onClose}
        onOpenChange={setAsking}
        open={asking}
        title="Discard this key?"
      />
    </Dialog>
  );
}
