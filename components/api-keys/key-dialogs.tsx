"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import type { ApiKey, CreatedApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";
import { CreateKeyDialog } from "./create-key-dialog";
import type { KeyAction } from "./key-menu";
import { RenameKeyDialog } from "./rename-key-dialog";
import { RevealKeyDialog } from "./reveal-key-dialog";
import { RevokeKeyDialog } from "./revoke-key-dialog";
import { RotateKeyDialog } from "./rotate-key-dialog";

/** Which dialog is open, and about which key. */
export type OpenKeyDialog = { kind: "create" } | { kind: KeyAction; apiKey: ApiKey };

export interface KeyDialogsProps {
  open: OpenKeyDialog;
  memberships: readonly Membership[];
  defaultOrganizationId: string | null;
  origin: string;
  returnFocus: () => HTMLElement | null;
  /** Gets a key that was added or changed. */
  onChange: (key: ApiKey) => void;
  onClose: () => void;
}

/**
 * The dialogs of the keys page, loaded together with the first one opened. The reveal is one of them: once a key exists,
 * nothing needs to be loaded to show it.
 */
export function KeyDialogs({
  open,
  memberships,
  defaultOrganizationId,
  origin,
  returnFocus,
  onChange,
  onClose,
}: KeyDialogsProps) {
  const toast = useToast();
  const [created, setCreated] = useState<CreatedApiKey | null>(null);

  function finish(title: string, description?: string) {
    onClose();
    toast({ title, description });
  }

  function reveal(key: CreatedApiKey) {
    onChange(listed(key));
    setCreated(key);
  }

  function forget() {
    setCreated(null);
    onClose();
  }

  const dialog = { returnFocus, onClose };
  if (created) {
    return (
      <RevealKeyDialog
        {...dialog}
        created={created}
        memberships={memberships}
        onClose={forget}
        onStored={() =>
          toast({ title: `${created.name} is ready`, description: `It appears in the list as ${created.hint}.` })
        }
        origin={origin}
      />
    );
  }
  switch (open.kind) {
    case "create":
      return (
        <CreateKeyDialog
          {...dialog}
          defaultOrganizationId={defaultOrganizationId}
          memberships={memberships}
          onCreated={reveal}
        />
      );
    case "rotate":
      return <RotateKeyDialog {...dialog} apiKey={open.apiKey} onRotated={reveal} />;
    case "rename":
      return (
        <RenameKeyDialog
          {...dialog}
          apiKey={open.apiKey}
          onRenamed={(key) => {
            onChange(key);
            finish(`Renamed to ${key.name}`);
          }}
        />
      );
    case "revoke":
      return (
        <RevokeKeyDialog
          {...dialog}
          apiKey={open.apiKey}
          onRevoked={(key) => {
            onChange(key);
            finish(`${key.name} revoked`, "Requests with this key no longer work.");
          }}
        />
      );
  }
}

/** A new key as the list shows it, without the key itself. */
function listed({ key: _, ...created }: CreatedApiKey): ApiKey {
  return { ...created, revokedAt: null, lastUsedAt: null, status: "active" };
}
