"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { openerOf } from "@/components/ui/use-dialog-focus";
import type { Invitation } from "@/lib/contracts/invitations";

export interface RevokeInvitationDialogProps {
  invitation: Invitation;
  onRevoke: () => Promise<void>;
  onClose: () => void;
}

/** Asks before an invitation is revoked. */
export function RevokeInvitationDialog({ invitation, onRevoke, onClose }: RevokeInvitationDialogProps) {
  return (
    <AlertDialog
      confirmLabel="Revoke invitation"
      description={`The link sent to ${invitation.email} stops working immediately.`}
      onConfirm={onRevoke}
      onOpenChange={(open) => open || onClose()}
      open
      returnFocus={() => openerOf(invitation.id)}
      title="Revoke this invitation?"
    />
  );
}
