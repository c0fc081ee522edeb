"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { OwnerCandidate } from "./transfer-dialog";

const TransferDialog = lazy(() => import("./transfer-dialog").then((module) => ({ default: module.TransferDialog })));
const DeleteOrganizationDialog = lazy(() =>
  import("./delete-organization-dialog").then((module) => ({ default: module.DeleteOrganizationDialog })),
);

export interface OwnershipCardsProps {
  organization: { id: string; name: string };
  /** The members who can become the owner. */
  candidates: readonly OwnerCandidate[];
}

/** What only owners can do: transfer the organization, or delete it. */
export function OwnershipCards({ organization, candidates }: OwnershipCardsProps) {
  const [open, setOpen] = useState<"transfer" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title="Ownership" tone="danger">
      <div className="grid gap-5">
        <Choice
          action={
            <Button disabled={candidates.length === 0} onClick={() => setOpen("transfer")}>
              Transfer ownership
            </Button>
          }
          description={
            candidates.length === 0
              ? "There are no other members yet. Invite someone first."
              : "Make another member an owner. You become an admin."
          }
          title="Transfer ownership"
        />
        <Choice
          action={
            <Button onClick={() => setOpen("delete")} variant="danger">
              Delete organization
            </Button>
          }
          description="Permanently delete the organization and everything in it."
          title="Delete organization"
        />
      </div>
      <Suspense>
        {open === "transfer" ? (
          <TransferDialog candidates={candidates} onClose={close} organization={organization} />
        ) : null}
      </Suspense>
      <Suspense>
        {open === "delete" ? <DeleteOrganizationDialog onClose={close} organization={organization} /> : null}
      </Suspense>
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
