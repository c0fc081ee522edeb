"use client";

import { Ellipsis } from "lucide-react";
import { lazy } from "react";
import { roleName } from "@/components/permissions/role-name";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";
import type { KeyAction } from "./key-menu";
import { scopeWords } from "./scope-words";

const loadMenu = () => import("./key-menu");
const KeyMenu = lazy(loadMenu);

export interface KeyRowProps {
  apiKey: ApiKey;
  memberships: readonly Membership[];
  onAction: (action: KeyAction, key: ApiKey) => void;
}

/** One key of the list, muted once it no longer works. */
export function KeyRow({ apiKey, memberships, onAction }: KeyRowProps) {
  const active = apiKey.status === "active";
  const tint = active ? undefined : "text-subtle";
  const scope = scopeWords(apiKey, memberships);
  return (
    <TableRow>
      <TableCell>
        <span className="block min-w-0">
          <span
            className={cn("block truncate", active ? "font-medium text-ink" : "text-subtle line-through")}
            title={apiKey.name}
          >
            {apiKey.name}
          </span>
          <code className="block truncate font-mono text-subtle text-xs">{apiKey.hint}</code>
        </span>
      </TableCell>
      <TableCell className={tint} label="Access">
        <span className="min-w-0 @2xl:block @2xl:w-40" title={scope}>
          {roleName(apiKey.role)}{" "}
          <span className="text-sm text-subtle @max-2xl:before:content-['·_'] @2xl:block @2xl:truncate">{scope}</span>
        </span>
      </TableCell>
      <TableCell className={cn("whitespace-nowrap", tint)} label="Status">
        <KeyStatus apiKey={apiKey} />
      </TableCell>
      <TableCell className={cn("whitespace-nowrap", tint)} label="Last used">
        {apiKey.lastUsedAt ? <RelativeTime iso={apiKey.lastUsedAt} /> : <span className="text-subtle">Never</span>}
      </TableCell>
      <TableCell className={cn("whitespace-nowrap", tint)} label="Created">
        <RelativeTime iso={apiKey.createdAt} />
      </TableCell>
      <TableCell actions align="right">
        <LazyMenu
          load={loadMenu}
          trigger={
            <IconButton
              data-opener={openerName(apiKey)}
              icon={<Ellipsis aria-hidden="true" />}
              label={`Actions for ${apiKey.name}`}
              size="sm"
            />
          }
        >
          {(menu) => <KeyMenu {...menu} active={active} onAction={(action) => onAction(action, apiKey)} />}
        </LazyMenu>
      </TableCell>
    </TableRow>
  );
}

/** Whether the key works, and until when; for one that no longer does, since when. */
function KeyStatus({ apiKey: { status, expiresAt, revokedAt } }: Pick<KeyRowProps, "apiKey">) {
  const detail = "text-sm text-subtle @2xl:block";
  if (status === "revoked") {
    return (
      <span>
        <Badge>Revoked</Badge> {revokedAt ? <RelativeTime className={detail} iso={revokedAt} /> : null}
      </span>
    );
  }
  if (status === "expired") {
    return (
      <span>
        <Badge tone="warning">Expired</Badge> {expiresAt ? <RelativeTime className={detail} iso={expiresAt} /> : null}
      </span>
    );
  }
  return (
    <span>
      <Badge dot tone="success">
        Active
      </Badge>{" "}
      <span className={detail}>
        {expiresAt ? (
          <>
            Expires <RelativeTime future iso={expiresAt} />
          </>
        ) : (
          "No expiration"
        )}
      </span>
    </span>
  );
}

/** Marks the menu button of a key, so that the focus can return to it. */
export function openerName({ id }: ApiKey): string {
  return `actions-${id}`;
}
