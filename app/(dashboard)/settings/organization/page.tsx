import type { Metadata } from "next";
import { AuditEventList } from "@/components/organizations/audit-event-list";
import { CreateOrganizationButton } from "@/components/organizations/create-organization-button";
import { NoOrganization } from "@/components/organizations/no-organization";
import { OrganizationForm } from "@/components/organizations/organization-form";
import { OwnershipCards } from "@/components/organizations/ownership-cards";
import { withArticle } from "@/components/permissions/words";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { requireSession } from "@/lib/http/page-session";
import { roleHasPermission } from "@/lib/permissions";
import { listAuditEvents } from "@/lib/services/audit/audit";
import { listMembers } from "@/lib/services/organizations/members";

export const metadata: Metadata = { title: "Organization" };

/** Settings → Organization: the active organization itself. */
export default async function OrganizationPage() {
  const { organization, ...person } = await requireSession();
  if (!organization) return <NoOrganization title="Organization" />;
  const principal = { ...person, organization };
  const { id, name, slug, effectiveRole } = organization;
  const may = (permission: Parameters<typeof roleHasPermission>[1]) => roleHasPermission(effectiveRole, permission);
  const [events, members] = await Promise.all([
    may("audit:read") ? listAuditEvents(principal, { limit: 25 }) : null,
    may("organization:transfer") ? listMembers(principal, { limit: 100 }) : null,
  ]);
  return (
    <>
      <PageHeader
        actions={<CreateOrganizationButton />}
        description={`The organization you are in now, as ${withArticle(effectiveRole)}.`}
        title="Organization"
      />
      <div className="grid gap-6">
        <OrganizationForm editable={may("organization:write")} key={id} organization={{ id, name, slug }} />
        {events ? (
          <Card description="Who changed what, newest first." flush title="Audit events">
            <AuditEventList events={events} organizationId={id} />
          </Card>
        ) : null}
        {members ? (
          <OwnershipCards
            heirs={members.data
              .filter(({ userId }) => userId !== principal.user.id)
              .map(({ userId, name, email }) => ({ userId, name, email }))}
            organization={{ id, name }}
          />
        ) : null}
      </div>
    </>
  );
}
