import { Building2 } from "lucide-react";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { CreateOrganizationButton } from "./create-organization-button";

/** What someone who belongs to no organization sees on a page about one. */
export function NoOrganization({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Card flush>
        <EmptyState
          action={<CreateOrganizationButton />}
          description="Create one, or open the link in an invitation to join one."
          icon={<Building2 />}
          title="You belong to no organization"
        />
      </Card>
    </>
  );
}
