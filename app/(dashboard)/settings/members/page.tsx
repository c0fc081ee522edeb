import { MailOpen } from "lucide-react";
import type { Metadata } from "next";
import { InvitationTable } from "@/components/members/invitation-table";
import { InviteButton } from "@/components/members/invite-button";
import { MemberTable } from "@/components/members/member-table";
import { NoOrganization } from "@/components/organizations/no-organization";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireSession } from "@/lib/http/page-session";
import { roleHasPermission } from "@/lib/permissions";
import { listInvitations } from "@/lib/services/organizations/invitations";
import { listMembers } from "@/lib/services/organizations/members";

export const metadata: Metadata = { title: "Members" };

const PAGE = { limit: 100 };

/** Settings → Members: who belongs to the active organization, and who is invited to. */
export default async function MembersPage() {
  const { organization, ...person } = await requireSession();
  if (!organization) return <NoOrganization title="Members" />;
  const principal = { ...person, organization };
  const manages = roleHasPermission(organization.effectiveRole, "member:manage");
  const invites = roleHasPermission(organization.effectiveRole, "invitation:manage");
  const [members, invitations] = await Promise.all([
    listMembers(principal, PAGE),
    invites ? listInvitations(principal, PAGE) : null,
  ]);
  const named = { id: organization.id, name: organization.name };
  return (
    <>
      <PageHeader
        actions={invites ? <InviteButton organization={named} /> : null}
        description={
          manages
            ? "A changed role holds from the next request on, for that person's keys too."
            : "Admins and owners change roles and invite people."
        }
        title="Members"
      />
      <div className="grid gap-6">
        <Card flush>
          <MemberTable
            actor={{ userId: person.user.id, role: organization.effectiveRole }}
            members={members}
            organization={named}
          />
        </Card>
        {invitations ? (
          <Card description="Links that were sent and not used yet." flush title="Open invitations">
            {invitations.data.length > 0 ? (
              <InvitationTable invitations={invitations} organizationId={organization.id} />
            ) : (
              <EmptyState
                className="py-10"
                description="Who is invited stands here until they join."
                headingLevel={3}
                icon={<MailOpen />}
                title="No open invitations"
              />
            )}
          </Card>
        ) : null}
      </div>
    </>
  );
}
