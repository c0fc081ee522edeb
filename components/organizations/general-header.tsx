import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";

/** The heading of an organization's general settings, the same while they are loading. */
export function GeneralHeader({ actions }: { actions?: ReactNode }) {
  return <PageHeader actions={actions} description="The organization's name, slug, and ownership." title="General" />;
}
