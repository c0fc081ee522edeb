import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";

/** The heading of the list of members, the same while it is loading. */
export function MembersHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      actions={actions}
      description="Role changes take effect immediately, including for API keys. Admins and owners manage members."
      title="Members"
    />
  );
}
