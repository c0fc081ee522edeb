"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { organizationPath } from "@/components/navigation/organization-path";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

const loadDialog = () => import("./project-dialog");
const ProjectDialog = lazy(() => loadDialog().then((module) => ({ default: module.ProjectDialog })));

const prefetchDialog = () => {
  loadDialog().catch(() => undefined);
};

/** Opens the dialog that creates a project, and goes to the project once it exists. */
export function CreateProjectButton({ organization }: { organization: { id: string; slug: string } }) {
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
      <Suspense>
        {open ? (
          <ProjectDialog
            onClose={() => setOpen(false)}
            onSaved={({ id, name }) => {
              setOpen(false);
              toast({ title: `${name} created` });
              router.push(organizationPath(organization.slug, `/projects/${id}`));
            }}
            organization={organization}
          />
        ) : null}
      </Suspense>
    </>
  );
}
