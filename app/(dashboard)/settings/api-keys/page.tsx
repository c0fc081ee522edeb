import type { Metadata } from "next";
import { ApiKeysView } from "@/components/api-keys/api-keys-view";
import { KEYS_PER_PAGE } from "@/components/api-keys/key-columns";
import { INITIAL_KEY_QUERY } from "@/components/api-keys/key-query";
import { env } from "@/lib/env";
import { requireSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listApiKeys } from "@/lib/services/api-keys/operations";

export const metadata: Metadata = { title: "API keys" };

type Props = { searchParams: Promise<{ create?: string | string[] }> };

/** Settings → API keys: the person's own active keys, newest first. */
export default async function ApiKeysPage({ searchParams }: Props) {
  const principal = await requireSession();
  const { status, sort } = INITIAL_KEY_QUERY;
  const first = await run(listApiKeys, principal, { query: { limit: KEYS_PER_PAGE, status, sort } });
  const any = first.data.length > 0 ? first : await run(listApiKeys, principal, { query: { limit: 1 } });
  return (
    <ApiKeysView
      create={(await searchParams).create === "1"}
      defaultOrganizationId={principal.organization?.id ?? principal.memberships[0]?.id ?? null}
      first={first}
      hasKeys={any.data.length > 0}
      memberships={principal.memberships}
      origin={env().APP_URL}
    />
  );
}
