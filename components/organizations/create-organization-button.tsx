"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const CreateOrganizationDialog = lazy(() =>
  import("@/components/shell/create-organization-dialog").then((module) => ({
    default: module.CreateOrganizationDialog,
  })),
);

/** Opens the dialog that creates an organization. */
export function CreateOrganizationButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        Create organization
      </Button>
      <Suspense>{open ? <CreateOrganizationDialog onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
