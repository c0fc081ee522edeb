"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const CreateOrganizationDialog = dynamic(
  () => import("@/components/shell/create-organization-dialog").then((module) => module.CreateOrganizationDialog),
  { ssr: false },
);

/** Opens the dialog that makes another organization. */
export function CreateOrganizationButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        Create organization
      </Button>
      {open ? <CreateOrganizationDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
