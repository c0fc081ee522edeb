import { Building2 } from "lucide-react";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { CreateOrganizationButton } from "./create-organization-button";

/** What someone who belongs to no organization sees in place of projects. */
export function NoOrganization({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Card flush>
        <EmptyState
          action={<CreateOrganizationButton />}
          description="Create an organization, or open an invitation link to join one."
          icon={<Building2 />}
          title="You do not belong to an organization yet"
        />
      </Card>
    </>
  );
}
