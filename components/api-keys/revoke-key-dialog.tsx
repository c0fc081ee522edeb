"use client";

import { callApi } from "@/components/api-client";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { formatRelative } from "@/components/ui/format-date";
import type { ApiKey, getApiKey, revokeApiKey } from "@/lib/contracts/api-keys";

export interface RevokeKeyDialogProps {
  apiKey: ApiKey;
  returnFocus: () => HTMLElement | null;
  onRevoked: (key: ApiKey) => void;
  onClose: () => void;
}

/** Confirms that a key is to be revoked. */
export function RevokeKeyDialog({ apiKey, returnFocus, onRevoked, onClose }: RevokeKeyDialogProps) {
  async function revoke() {
    const path = `/api/v1/api-keys/${apiKey.id}` as const;
    await callApi<typeof revokeApiKey>("DELETE", path);
    const now = new Date().toISOString();
    const revoked: ApiKey = { ...apiKey, status: "revoked", revokedAt: now };
    onRevoked(await callApi<typeof getApiKey>("GET", path).catch(() => revoked));
  }
  return (
    <AlertDialog
      confirmLabel="Revoke key"
      description={
        <>
          Requests with <code className="font-mono text-[0.92em]">{apiKey.hint}</code> stop working immediately.{" "}
          {usage(apiKey)} This can't be undone. The key stays in your list as a record.
        </>
      }
      onConfirm={revoke}
      onOpenChange={onClose}
      open
      returnFocus={returnFocus}
      title={`Revoke ${apiKey.name}?`}
    />
  );
}

function usage({ lastUsedAt }: ApiKey): string {
  return lastUsedAt ? `It was last used ${formatRelative(lastUsedAt, Date.now())}.` : "It has never been used.";
}
