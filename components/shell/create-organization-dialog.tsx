"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { type ApiProblem, asProblem, callApi, idempotencyKeys } from "@/components/api-client";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { DialogFocus } from "@/components/ui/use-dialog-focus";
import type { activateOrganization, createOrganization } from "@/lib/contracts/organizations";

export interface CreateOrganizationDialogProps extends Pick<DialogFocus, "returnFocus"> {
  onClose: () => void;
}

/** Makes an organization, with the person as its owner, and switches to it. */
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
      await callApi<typeof activateOrganization>("POST", `/api/v1/organizations/${created.id}/activate`);
      onClose();
      toast({ title: `${created.name} created`, description: "You are its owner, and it is now active." });
      router.push("/projects");
      router.refresh();
    } catch (error) {
      setProblem(asProblem(error));
      setPending(false);
      nameInput.current?.focus();
    }
  }

  return (
    <Dialog
      description="A place of its own for projects and people. You become its owner."
      initialFocus={nameInput}
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title="Create an organization"
    >
      <form noValidate onSubmit={submit}>
        <Field error={problem?.errorOf("name")} hint="Up to 64 characters; you can change it later." label="Name">
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
