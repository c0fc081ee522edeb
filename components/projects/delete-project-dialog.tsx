"use client";

import { callApi } from "@/components/api-client";
import { ConfirmByNameDialog } from "@/components/ui/confirm-by-name-dialog";
import type { deleteProject, Project } from "@/lib/contracts/projects";

export interface DeleteProjectDialogProps {
  organization: { id: string };
  project: Pick<Project, "id" | "name">;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes the project once its name has been typed. */
export function DeleteProjectDialog({ organization, project, onDeleted, onClose }: DeleteProjectDialogProps) {
  return (
    <ConfirmByNameDialog
      confirmLabel="Delete project"
      description="This permanently deletes the project and everything in it for everyone in the organization. This cannot be undone."
      name={project.name}
      onClose={onClose}
      onConfirm={async () => {
        const path = `/api/v1/projects/${project.id}` as const;
        await callApi<typeof deleteProject>("DELETE", path, { organization: organization.id });
        onDeleted();
      }}
    />
  );
}
