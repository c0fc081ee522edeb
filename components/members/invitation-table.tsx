"use client";

import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { callApi } from "@/components/api-client";
import { roleName } from "@/components/permissions/role-name";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { IconButton } from "@/components/ui/icon-button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { LoadMore } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { useAction } from "@/components/use-action";
import { type PageOf, usePages } from "@/components/use-pages";
import type { createInvitation, Invitation, listInvitations, revokeInvitation } from "@/lib/contracts/invitations";
import { INVITATION_COLUMNS } from "./member-columns";

const loadMenu = () => import("./invitation-menu");
const InvitationMenu = lazy(loadMenu);
const RevokeInvitationDialog = lazy(() =>
  import("./revoke-invitation-dialog").then((module) => ({ default: module.RevokeInvitationDialog })),
);

export interface InvitationTableProps {
  organizationId: string;
  invitations: PageOf<Invitation>;
}

/** The organization's pending invitations. */
export function InvitationTable({ organizationId, invitations }: InvitationTableProps) {
  const path = `/api/v1/organizations/${organizationId}/invitations` as const;
  const { rows, hasMore, loading, failure, loadMore } = usePages(invitations, (cursor) =>
    callApi<typeof listInvitations>("GET", path, { query: { limit: 100, cursor } }),
  );
  const { pending, run } = useAction();
  const [revoking, setRevoking] = useState<Invitation | null>(null);

  const resend = ({ email, role }: Invitation) =>
    run(async () => {
      await callApi<typeof createInvitation>("POST", path, { body: { email, role } });
      return { title: "Invitation resent", description: `The earlier link to ${email} no longer works.` };
    }, "Could not resend the invitation");

  async function revoke({ id }: Invitation) {
    await callApi<typeof revokeInvitation>("DELETE", `${path}/${id}`);
    run(async () => ({ title: "Invitation revoked" }), "");
  }

  return (
    <>
      <Table caption="Pending invitations" columns={INVITATION_COLUMNS}>
        {rows.map((invitation) => (
          <InvitationRow
            busy={pending}
            invitation={invitation}
            key={invitation.id}
            onResend={() => resend(invitation)}
            onRevoke={() => setRevoking(invitation)}
          />
        ))}
      </Table>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="invitations" onLoadMore={loadMore} />
      <Suspense>
        {revoking ? (
          <RevokeInvitationDialog
            invitation={revoking}
            onClose={() => setRevoking(null)}
            onRevoke={() => revoke(revoking)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  busy: boolean;
  onResend: () => void;
  onRevoke: () => void;
}

function InvitationRow({ invitation, busy, onResend, onRevoke }: InvitationRowProps) {
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
        {status === "expired" ? <Badge tone="warning">Expired</Badge> : <RelativeTime future iso={expiresAt} />}
      </TableCell>
      <TableCell actions align="right">
        <LazyMenu
          load={loadMenu}
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
          {(menu) => <InvitationMenu {...menu} onResend={onResend} onRevoke={onRevoke} />}
        </LazyMenu>
      </TableCell>
    </TableRow>
  );
}
