"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Heir } from "./transfer-dialog";

const TransferDialog = lazy(() => import("./transfer-dialog").then((module) => ({ default: module.TransferDialog })));
const DeleteDialog = lazy(() => import("./delete-dialog").then((module) => ({ default: module.DeleteDialog })));

export interface OwnershipCardsProps {
  organization: { id: string; name: string };
  /** The members ownership can go to. */
  heirs: readonly Heir[];
}

/** What only owners can do: hand the organization over, or delete it. */
export function OwnershipCards({ organization, heirs }: OwnershipCardsProps) {
  const [open, setOpen] = useState<"transfer" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title="Ownership" tone="danger">
      <div className="grid gap-5">
        <Choice
          action={
            <Button disabled={heirs.length === 0} onClick={() => setOpen("transfer")}>
              Transfer ownership
            </Button>
          }
          description={
            heirs.length === 0
              ? "Nobody else is a member yet. Invite someone first."
              : "Make another member an owner and yourself an admin, in one step."
          }
          title="Transfer ownership"
        />
        <Choice
          action={
            <Button onClick={() => setOpen("delete")} variant="danger">
              Delete organization
            </Button>
          }
          description="Deletes every project, file and setting in it. This cannot be undone."
          title="Delete organization"
        />
      </div>
      <Suspense>
        {open === "transfer" ? <TransferDialog heirs={heirs} onClose={close} organization={organization} /> : null}
      </Suspense>
      <Suspense>{open === "delete" ? <DeleteDialog onClose={close} organization={organization} /> : null}</Suspense>
    </Card>
  );
}

function Choice({ title, description, action }: { title: string; description: string; action: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t pt-5 first:border-t-0 first:pt-0">
      <div className="min-w-0 max-w-prose">
        <h3 className="font-medium text-base text-ink">{title}</h3>
        <p className="text-muted text-sm">{description}</p>
      </div>
      {action}
    </div>
  );
}
