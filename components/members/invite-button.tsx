"use client";

import { UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { InviteDialogProps } from "./invite-dialog";

const InviteDialog = lazy(() => import("./invite-dialog").then((module) => ({ default: module.InviteDialog })));

/** Opens the dialog that invites someone. */
export function InviteButton({ organization }: Pick<InviteDialogProps, "organization">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setOpen(true)} variant="primary">
        Invite member
      </Button>
      <Suspense>{open ? <InviteDialog onClose={() => setOpen(false)} organization={organization} /> : null}</Suspense>
    </>
  );
}
