"use client";

import { type FormEvent, useRef, useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { type FormFailure, failureOf } from "@/components/form/failure";
import { FormSummary } from "@/components/form/form-summary";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import type { CreatedApiKey, createApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";
import { CreateKeyFields } from "./create-key-fields";
import { EMPTY_DRAFT, expiryOf, FIELD_OF, faultsOf, inputOf, isDirty, type KeyDraft, reachOf } from "./draft";
import { KeyPreview } from "./key-preview";

const LABELS = { name: "Name", role: "Role", organizationIds: "Organizations", expiresAt: "Expiry" };

export interface CreateKeyDialogProps {
  memberships: readonly Membership[];
  returnFocus: () => HTMLElement | null;
  onCreated: (key: CreatedApiKey) => void;
  onClose: () => void;
}

/** Makes a key, and shows before that what it will be able to do. */
export function CreateKeyDialog({ memberships, returnFocus, onCreated, onClose }: CreateKeyDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<KeyDraft>(EMPTY_DRAFT);
  const [asking, setAsking] = useState(false);
  const { submit, amend, pending, failure } = useCreate(draft, onCreated, form);
  const close = () => (isDirty(draft) ? setAsking(true) : onClose());

  return (
    <Dialog
      description="For one script or service. Its full key is shown once, right after this."
      initialFocus={nameInput}
      onOpenChange={close}
      open
      returnFocus={returnFocus}
      size="xl"
      title="Create an API key"
    >
      <form
        className="grid gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_18.5rem]"
        noValidate
        onSubmit={submit}
        ref={form}
      >
        <div className="grid content-start gap-6">
          <FormSummary failure={failure} labels={LABELS} />
          <CreateKeyFields
            draft={draft}
            faults={failure?.fields ?? {}}
            memberships={memberships}
            nameInput={nameInput}
            onChange={(changes) => {
              setDraft((current) => ({ ...current, ...changes }));
              amend(changes);
            }}
          />
        </div>
        <KeyPreview
          endsOn={expiryOf(draft, Date.now())?.toISOString() ?? null}
          memberships={memberships}
          reach={reachOf(draft)}
        />
        <DialogFooter className="mt-0 md:col-span-2">
          <Button onClick={close}>Cancel</Button>
          <Button loading={pending} type="submit" variant="primary">
            Create key
          </Button>
        </DialogFooter>
      </form>
      <AlertDialog
        cancelLabel="Keep editing"
        confirmLabel="Discard"
        description="No key has been made yet, and what you filled in would be lost."
        onConfirm={onClose}
        onOpenChange={setAsking}
        open={asking}
        title="Discard this key?"
      />
    </Dialog>
  );
}

function useCreate(
  draft: KeyDraft,
  onCreated: (key: CreatedApiKey) => void,
  form: React.RefObject<HTMLFormElement | null>,
) {
  const [keyFor] = useState(idempotencyKeys);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  function fail(found: FormFailure) {
    setPending(false);
    setFailure(found);
    // Once the marks are in place: the first control that is wrong, or the summary's first.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  /** Takes the marks off what is being put right. */
  function amend(changes: Partial<KeyDraft>) {
    const fields = Object.keys(changes).map((part) => FIELD_OF[part as keyof KeyDraft]);
    setFailure((before) => before && withoutFields(before, fields));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const faults = faultsOf(draft, Date.now());
    if (Object.keys(faults).length > 0) {
      fail({ message: "Correct what is marked and try again.", fields: faults });
      return;
    }
    setPending(true);
    setFailure(null);
    try {
      const body = inputOf(draft, Date.now());
      const path = "/api/v1/api-keys";
      onCreated(await callApi<typeof createApiKey>("POST", path, { body, idempotencyKey: keyFor(draft) }));
    } catch (error) {
      fail(failureOf(error));
    }
  }

  return { submit, amend, pending, failure };
}

/** A failure without what it says about these fields and anything in them; null when that was all. */
function withoutFields(failure: FormFailure, fields: readonly string[]): FormFailure | null {
  const kept = Object.entries(failure.fields).filter(([path]) => !fields.includes(path.split(".")[0] ?? ""));
  return kept.length > 0 ? { ...failure, fields: Object.fromEntries(kept) } : null;
}
