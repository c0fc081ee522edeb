import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";

/** The page's heading, the same while the list is loading. */
export function ApiKeysHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      actions={actions}
      description={
        <>
          Keys let scripts, CI and backends call the API as you. A key never does more than you may at that moment.{" "}
          <Link className="link" href="/docs/authentication/api-keys">
            How keys work
          </Link>
        </>
      }
      title="API keys"
    />
  );
}
