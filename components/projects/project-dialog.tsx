"use client";

import { useRef, useState } from "react";
import { callApi, idempotencyKeys } from "@/components/api-client";
import { FormSummary } from "@/components/form/form-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { createProject, Project, updateProject } from "@/lib/contracts/projects";

const LABELS = { name: "Name", description: "Description" };

export interface ProjectDialogProps {
  organization: { id: string };
  /** The project to edit. Without one, the dialog creates a project. */
  project?: Pick<Project, "id" | "name" | "description">;
  onSaved: (project: Project) => void;
  onClose: () => void;
}

/** Creates a project, or edits the name and description of one. */
export function ProjectDialog({ organization, project, onSaved, onClose }: ProjectDialogProps) {
  const nameInput = useRef<HTMLInputElement>(null);
  const [keyFor] = useState(idempotencyKeys);
  const form = useForm(async (fields) => {
    const body = { name: String(fields.get("name")).trim(), description: String(fields.get("description")).trim() };
    const call = { body, organization: organization.id };
    onSaved(
      project
        ? await callApi<typeof updateProject>("PATCH", `/api/v1/projects/${project.id}`, call)
        : await callApi<typeof createProject>("POST", "/api/v1/projects", { ...call, idempotencyKey: keyFor(body) }),
    );
  });
  return (
    <Dialog
      description={project ? undefined : "Use a project to group related work, such as one story, archive, or client."}
      initialFocus={nameInput}
      onOpenChange={onClose}
      open
      title={project ? `Edit ${project.name}` : "Create project"}
    >
      <form className="grid gap-4" method="post" noValidate onSubmit={form.onSubmit}>
        <FormSummary failure={form.failure} labels={LABELS} />
        <Field error={form.errorOf("name")} label="Name" required>
          <Input
            autoComplete="off"
            defaultValue={project?.name}
            maxLength={100}
            name="name"
            placeholder="Election photos"
            ref={nameInput}
            required
          />
        </Field>
        <Field error={form.errorOf("description")} label="Description" optional>
          <Textarea defaultValue={project?.description} maxLength={2000} name="description" />
        </Field>
        <DialogFooter className="mt-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <SubmitButton loading={form.pending}>{project ? "Save changes" : "Create project"}</SubmitButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
