"use client";

import { Ellipsis, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import { callApi } from "@/components/api-client";
import { roleName } from "@/components/permissions/role-name";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { LoadMore } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { openerOf } from "@/components/ui/use-dialog-focus";
import { useAction } from "@/components/use-action";
import { type PageOf, usePages } from "@/components/use-pages";
import type { createInvitation, Invitation, listInvitations, revokeInvitation } from "@/lib/contracts/invitations";
import { INVITATION_COLUMNS } from "./member-columns";

export interface InvitationTableProps {
  organizationId: string;
  invitations: PageOf<Invitation>;
}

/** The organization's open invitations. */
export function InvitationTable({ organizationId, invitations }: InvitationTableProps) {
  const path = `/api/v1/organizations/${organizationId}/invitations` as const;
  const { rows, hasMore, loading, failure, loadMore } = usePages(invitations, (cursor) =>
    callApi<typeof listInvitations>("GET", path, { query: { limit: 100, cursor } }),
  );
  const { pending, run } = useAction();
  const [leaving, setLeaving] = useState<Invitation | null>(null);

  const sendAgain = ({ email, role }: Invitation) =>
    run(async () => {
      await callApi<typeof createInvitation>("POST", path, { body: { email, role } });
      return { title: "Invitation sent again", description: `The earlier link to ${email} no longer works.` };
    }, "The invitation was not sent");

  return (
    <>
      <Table caption="Open invitations" columns={INVITATION_COLUMNS}>
        {rows.map((invitation) => (
          <InvitationRow
            busy={pending}
            invitation={invitation}
            key={invitation.id}
            onSendAgain={() => sendAgain(invitation)}
            onWithdraw={() => setLeaving(invitation)}
          />
        ))}
      </Table>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="invitations" onLoadMore={loadMore} />
      {leaving ? (
        <AlertDialog
          confirmLabel="Withdraw invitation"
          description={`The link sent to ${leaving.email} stops working at once.`}
          onConfirm={async () => {
            await callApi<typeof revokeInvitation>("DELETE", `${path}/${leaving.id}`);
            run(async () => ({ title: "Invitation withdrawn" }), "");
          }}
          onOpenChange={(open) => open || setLeaving(null)}
          open
          returnFocus={() => openerOf(leaving.id)}
          title="Withdraw the invitation?"
        />
      ) : null}
    </>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  busy: boolean;
  onSendAgain: () => void;
  onWithdraw: () => void;
}

function InvitationRow({ invitation, busy, onSendAgain, onWithdraw }: InvitationRowProps) {
  const { id, email, role, invitedBy, createdAt, expiresAt, status } = invitation;
  return (
    <TableRow>
      <TableCell className="break-all font-medium text-ink">{email}</TableCell>
      <TableCell label="Role">{roleName(role)}</TableCell>
      <TableCell label="Invited">
        <span>
          <RelativeTime iso={createdAt} />
          {invitedBy ? <span className="block text-sm text-subtle">by {invitedBy.name}</span> : null}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap" label="Expires">
        {status === "expired" ? <Badge tone="warning">Expired</Badge> : <RelativeTime iso={expiresAt} />}
      </TableCell>
      <TableCell actions align="right">
        <DropdownMenu
          trigger={
            <IconButton
              data-opener={id}
              disabled={busy}
              icon={<Ellipsis aria-hidden="true" />}
              label={`Actions for ${email}`}
              size="sm"
            />
          }
        >
          <MenuItem icon={<Send aria-hidden="true" />} onSelect={onSendAgain}>
            Send again
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={onWithdraw} tone="danger">
            Withdraw
          </MenuItem>
        </DropdownMenu>
      </TableCell>
    </TableRow>
  );
}
