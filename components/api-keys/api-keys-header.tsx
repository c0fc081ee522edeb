import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Link } from "@/components/ui/link";

/** The page's heading, also shown while the list is loading. */
export function ApiKeysHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      actions={actions}
      description={
        <>
          API keys let scripts, CI, and backends call the API on your behalf. A key never has more access than you do.{" "}
          <Link className="link" href="/docs/authentication/api-keys">
            How API keys work
          </Link>
        </>
      }
      title="API keys"
    />
  );
}
