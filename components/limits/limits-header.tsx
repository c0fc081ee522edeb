import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";

/** The heading of a person's limits, the same while they are loading. */
export function LimitsHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      actions={actions}
      description={
        <>
          How many requests you can send per minute.{" "}
          <Link className="link" href="/docs/rate-limits">
            How limits work
          </Link>
        </>
      }
      title="Limits"
    />
  );
}

/** The heading of everyone's limit requests, the same while they are loading. */
export function LimitRequestsHeader() {
  return (
    <PageHeader
      description="Granted limits take effect within 15 seconds and end when they expire."
      title="Limit requests"
    />
  );
}
