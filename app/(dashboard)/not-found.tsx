import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

/** What a signed-in person sees for a page that does not exist, or belongs to an organization of others: the same. */
export default function DashboardNotFound() {
  return (
    <div className="rounded-lg border bg-surface shadow-sm">
      <EmptyState
        action={
          <ButtonLink href="/projects" variant="primary">
            Go to projects
          </ButtonLink>
        }
        description="It may have been deleted or renamed, or you may not have access to it."
        headingLevel={1}
        icon={<SearchX />}
        title="Page not found"
      />
    </div>
  );
}
