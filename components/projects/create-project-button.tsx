"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

const loadDialog = () => import("./project-dialog");
const ProjectDialog = dynamic(() => loadDialog().then((module) => module.ProjectDialog), { ssr: false });

const prefetchDialog = () => {
  loadDialog().catch(() => undefined);
};

/** Opens the dialog that makes a project, and goes to the project once it exists. */
export function CreateProjectButton({ organizationId }: { organizationId: string }) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<Plus aria-hidden="true" />}
        onClick={() => setOpen(true)}
        onFocus={prefetchDialog}
        onPointerEnter={prefetchDialog}
        variant="primary"
      >
        Create project
      </Button>
      {open ? (
        <ProjectDialog
          onClose={() => setOpen(false)}
          onSaved={({ id, name }) => {
            setOpen(false);
            toast({ title: `${name} created` });
            router.push(`/projects/${id}`);
          }}
          organizationId={organizationId}
        />
      ) : null}
    </>
  );
}
