"use client";

import { Ellipsis } from "lucide-react";
import { lazy } from "react";
import { roleName } from "@/components/permissions/role-name";
import { Badge, type BadgeTone } from "@/components/ui/badge";
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

const STATUS: Record<ApiKey["status"], { label: string; tone: BadgeTone }> = {
  active: { label: "Active", tone: "success" },
  expired: { label: "Expired", tone: "neutral" },
  revoked: { label: "Revoked", tone: "neutral" },
};

export interface KeyRowProps {
  apiKey: ApiKey;
  memberships: readonly Membership[];
  onAction: (action: KeyAction, key: ApiKey) => void;
}

/** One key of the list; quiet once it no longer works. */
export function KeyRow({ apiKey, memberships, onAction }: KeyRowProps) {
  const active = apiKey.status === "active";
  const { label, tone } = STATUS[apiKey.status];
  const scope = scopeWords(apiKey, memberships);
  return (
    <TableRow>
      <TableCell>
        <span className="block min-w-0 sm:max-w-44">
          <span
            className={cn("block truncate", active ? "font-medium text-ink" : "text-subtle line-through")}
            title={apiKey.name}
          >
            {apiKey.name}
          </span>
          <code className="block truncate font-mono text-subtle text-xs">{apiKey.hint}</code>
        </span>
      </TableCell>
      <TableCell className={quiet(active)} label="Role">
        {roleName(apiKey.role)}
      </TableCell>
      <TableCell className={quiet(active)} label="Scope">
        <span className="min-w-0 sm:line-clamp-2 sm:max-w-36" title={scope}>
          {scope}
        </span>
      </TableCell>
      <TableCell className={quiet(active)} label="Created">
        <RelativeTime className="whitespace-nowrap" iso={apiKey.createdAt} />
      </TableCell>
      <TableCell className={quiet(active)} label="Expires">
        <Moment iso={apiKey.expiresAt} />
      </TableCell>
      <TableCell className={quiet(active)} label="Last used">
        <Moment iso={apiKey.lastUsedAt} />
      </TableCell>
      <TableCell label="Status">
        <Badge dot={active} tone={tone}>
          {label}
        </Badge>
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

/** Marks the button of a key's menu, so that the focus finds back to it. */
export function openerName({ id }: ApiKey): string {
  return `actions-${id}`;
}

function Moment({ iso }: { iso: string | null }) {
  return iso ? <RelativeTime className="whitespace-nowrap" iso={iso} /> : <span className="text-subtle">Never</span>;
}

function quiet(active: boolean): string {
  return active ? "" : "text-subtle";
}
