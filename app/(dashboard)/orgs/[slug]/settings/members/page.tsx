import { MailOpen } from "lucide-react";
import type { Metadata } from "next";
import { InvitationTable } from "@/components/members/invitation-table";
import { InviteButton } from "@/components/members/invite-button";
import { MemberTable } from "@/components/members/member-table";
import { MembersHeader } from "@/components/members/members-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireOrganization } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { roleHasPermission } from "@/lib/permissions";
import { listInvitations, listMembers } from "@/lib/services/organizations/operations";

export const metadata: Metadata = { title: "Members" };

const PAGE = { query: { limit: 100 } };

/** Organization settings → Members: who belongs to the organization, and who is invited. */
export default async function MembersPage({ params }: { params: Promise<{ slug: string }> }) {
  const principal = await requireOrganization((await params).slug);
  const { id, name, effectiveRole } = principal.organization;
  const invites = roleHasPermission(effectiveRole, "invitation:manage");
  const [members, invitations] = await Promise.all([
    run(listMembers, principal, PAGE),
    invites ? run(listInvitations, principal, PAGE) : null,
  ]);
  return (
    <>
      <MembersHeader actions={invites ? <InviteButton organization={{ id, name }} /> : null} />
      <div className="grid gap-6">
        <Card flush>
          <MemberTable
            actor={{ userId: principal.user.id, role: effectiveRole }}
            members={members}
            organization={{ id, name }}
          />
        </Card>
        {invitations ? (
          <Card description="People who have not accepted their invitation yet." flush title="Pending invitations">
            {invitations.data.length > 0 ? (
              <InvitationTable invitations={invitations} organizationId={id} />
            ) : (
              <EmptyState
                className="py-10"
                description="People you invite appear here until they join."
                headingLevel={3}
                icon={<MailOpen />}
                title="No pending invitations"
              />
            )}
          </Card>
        ) : null}
      </div>
    </>
  );
}
