import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";

/** The heading of the list of projects, the same while it is loading. */
export function ProjectsHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      actions={actions}
      description="Every member of the organization can see its projects."
      title="Projects"
    />
  );
}
