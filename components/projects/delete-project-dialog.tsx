"use client";

import { useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { deleteProject, Project } from "@/lib/contracts/projects";

export interface DeleteProjectDialogProps {
  organizationId: string;
  project: Pick<Project, "id" | "name">;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes the project once its name has been typed. */
export function DeleteProjectDialog({ organizationId, project, onDeleted, onClose }: DeleteProjectDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  return (
    <AlertDialog
      cancelLabel="Keep it"
      confirmDisabled={typed.trim() !== project.name.trim()}
      confirmLabel="Delete for good"
      description="The project and everything in it are deleted at once, for everyone in the organization. This cannot be undone."
      initialFocus={nameInput}
      onConfirm={async () => {
        const organization = organizationId;
        await callApi<typeof deleteProject>("DELETE", `/api/v1/projects/${project.id}`, { organization });
        onDeleted();
      }}
      onOpenChange={onClose}
      open
      title={`Delete ${project.name}?`}
    >
      <Field label={`Type “${project.name}” to confirm`} required>
        <Input
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          ref={nameInput}
          spellCheck={false}
          value={typed}
        />
      </Field>
    </AlertDialog>
  );
}
