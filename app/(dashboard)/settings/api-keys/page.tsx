import type { Metadata } from "next";
import { ApiKeysView } from "@/components/api-keys/api-keys-view";
import { KEYS_PER_PAGE } from "@/components/api-keys/key-columns";
import { env } from "@/lib/env";
import { requireSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listApiKeys } from "@/lib/services/api-keys/operations";

export const metadata: Metadata = { title: "API keys" };

/** Settings → API keys: one's own keys, newest first. */
export default async function ApiKeysPage() {
  const principal = await requireSession();
  const first = await run(listApiKeys, principal, { query: { limit: KEYS_PER_PAGE } });
  return <ApiKeysView first={first} memberships={principal.memberships} origin={env().APP_URL} />;
}
