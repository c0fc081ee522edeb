import type { Metadata } from "next";
import { CreateOrganizationButton } from "@/components/organizations/create-organization-button";
import { GeneralHeader } from "@/components/organizations/general-header";
import { OrganizationForm } from "@/components/organizations/organization-form";
import { OwnershipCards } from "@/components/organizations/ownership-cards";
import { requireOrganization } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { roleHasPermission } from "@/lib/permissions";
import { listMembers } from "@/lib/services/organizations/operations";

export const metadata: Metadata = { title: "General" };

/** Organization settings → General: name, slug, id, ownership. */
export default async function GeneralPage({ params }: { params: Promise<{ slug: string }> }) {
  const principal = await requireOrganization((await params).slug);
  const { id, name, slug, effectiveRole } = principal.organization;
  const members = roleHasPermission(effectiveRole, "organization:transfer")
    ? await run(listMembers, principal, { query: { limit: 100 } })
    : null;
  return (
    <>
      <GeneralHeader actions={<CreateOrganizationButton />} />
      <div className="grid gap-6">
        <OrganizationForm
          editable={roleHasPermission(effectiveRole, "organization:write")}
          key={id}
          organization={{ id, name, slug }}
        />
        {members ? (
          <OwnershipCards
            candidates={members.data
              .filter(({ userId }) => userId !== principal.user.id)
              .map(({ userId, name, email }) => ({ userId, name, email }))}
            organization={{ id, name }}
          />
        ) : null}
      </div>
    </>
  );
}
