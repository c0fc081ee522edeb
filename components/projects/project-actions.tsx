"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { organizationPath } from "@/components/navigation/organization-path";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Project } from "@/lib/contracts/projects";

const ProjectDialog = lazy(() => import("./project-dialog").then((module) => ({ default: module.ProjectDialog })));
const DeleteProjectDialog = lazy(() =>
  import("./delete-project-dialog").then((module) => ({ default: module.DeleteProjectDialog })),
);

export interface ProjectActionsProps {
  organization: { id: string; slug: string };
  project: Pick<Project, "id" | "name" | "description">;
}

/** Opens the dialog that edits the project's name and description. */
export function EditProjectButton({ organization, project }: ProjectActionsProps) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Suspense>
        {open ? (
          <ProjectDialog
            onClose={() => setOpen(false)}
            onSaved={({ name }) => {
              setOpen(false);
              toast({ title: `${name} saved` });
              router.refresh();
            }}
            organization={organization}
            project={project}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** Opens the dialog that deletes the project; disabled for people whose role does not allow it. */
export function DeleteProjectButton({ allowed, ...props }: ProjectActionsProps & { allowed: boolean }) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        disabled={!allowed}
        icon={<Trash2 aria-hidden="true" />}
        onClick={() => setOpen(true)}
        variant={allowed ? "danger" : "secondary"}
      >
        Delete project
      </Button>
      <Suspense>
        {open ? (
          <DeleteProjectDialog
            {...props}
            onClose={() => setOpen(false)}
            onDeleted={() => {
              toast({ title: `${props.project.name} deleted` });
              router.replace(organizationPath(props.organization.slug));
              router.refresh();
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}
