"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { type ApiProblem, asProblem, callApi, idempotencyKeys } from "@/components/api-client";
import { organizationPath } from "@/components/navigation/organization-path";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { DialogFocus } from "@/components/ui/use-dialog-focus";
import type { createOrganization } from "@/lib/contracts/organizations";

export interface CreateOrganizationDialogProps extends Pick<DialogFocus, "returnFocus"> {
  onClose: () => void;
}

/** Creates an organization, with the person as its owner, and goes to it. */
export function CreateOrganizationDialog({ onClose, returnFocus }: CreateOrganizationDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const nameInput = useRef<HTMLInputElement>(null);
  const [keyFor] = useState(idempotencyKeys);
  const [name, setName] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(null);
    try {
      const body = { name: name.trim() };
      const created = await callApi<typeof createOrganization>("POST", "/api/v1/organizations", {
        body,
        idempotencyKey: keyFor(body),
      });
      onClose();
      toast({ title: `${created.name} created`, description: "You are its owner." });
      router.push(organizationPath(created.slug));
      router.refresh();
    } catch (error) {
      setProblem(asProblem(error));
      setPending(false);
      nameInput.current?.focus();
    }
  }

  return (
    <Dialog
      description="An organization has its own projects and members. You become its owner."
      initialFocus={nameInput}
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title="Create an organization"
    >
      <form noValidate onSubmit={submit}>
        <Field error={problem?.errorOf("name")} hint="Up to 64 characters. You can change it later." label="Name">
          <Input
            autoComplete="organization"
            maxLength={64}
            onChange={(event) => setName(event.target.value)}
            placeholder="Newsroom"
            ref={nameInput}
            value={name}
          />
        </Field>
        {problem && !problem.errorOf("name") ? (
          <Callout className="mt-4" role="alert" tone="danger">
            {problem.message}
          </Callout>
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button loading={pending} type="submit" variant="primary">
            Create organization
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
