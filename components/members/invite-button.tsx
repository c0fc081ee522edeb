"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { InviteDialogProps } from "./invite-dialog";

const InviteDialog = dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog), { ssr: false });

/** Opens the dialog that invites someone. */
export function InviteButton({ organization }: Pick<InviteDialogProps, "organization">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setOpen(true)} variant="primary">
        Invite someone
      </Button>
      {open ? <InviteDialog onClose={() => setOpen(false)} organization={organization} /> : null}
    </>
  );
}
