"use client";

import { callApi } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { ConfirmByNameDialog } from "@/components/ui/confirm-by-name-dialog";
import type { deleteOrganization } from "@/lib/contracts/organizations";

export interface DeleteOrganizationDialogProps {
  organization: { id: string; name: string };
  onClose: () => void;
}

/** Deletes the organization once its name has been typed. */
export function DeleteOrganizationDialog({ organization, onClose }: DeleteOrganizationDialogProps) {
  return (
    <ConfirmByNameDialog
      confirmLabel="Delete organization"
      description="This permanently deletes the organization with its projects, files, members, invitations, and audit log. API keys lose access immediately. This cannot be undone."
      name={organization.name}
      onClose={onClose}
      onConfirm={async () => {
        await callApi<typeof deleteOrganization>("DELETE", `/api/v1/organizations/${organization.id}`);
        await leaveFor("/projects");
      }}
    />
  );
}
