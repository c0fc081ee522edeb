"use client";

import { useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { deleteProject, Project } from "@/lib/contracts/projects";

export interface DeleteProjectDialogProps {
  organization: { id: string };
  project: Pick<Project, "id" | "name">;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes the project after its name has been typed. */
export function DeleteProjectDialog({ organization, project, onDeleted, onClose }: DeleteProjectDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  return (
    <AlertDialog
      confirmDisabled={typed.trim() !== project.name.trim()}
      confirmLabel="Delete project"
      description="This permanently deletes the project and everything in it for everyone in the organization. This cannot be undone."
      initialFocus={nameInput}
      onConfirm={async () => {
        const path = `/api/v1/projects/${project.id}` as const;
        await callApi<typeof deleteProject>("DELETE", path, { organization: organization.id });
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
