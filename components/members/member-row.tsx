"use client";

import { ChevronsUpDown, Ellipsis } from "lucide-react";
import { lazy } from "react";
import { roleName } from "@/components/permissions/role-name";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClasses } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Member } from "@/lib/contracts/members";
import type { MembershipRole } from "@/lib/permissions";
import type { MemberRules } from "./member-rules";

const loadRoleMenu = () => import("./role-menu");
const RoleMenu = lazy(loadRoleMenu);
const loadMemberMenu = () => import("./member-menu");
const MemberMenu = lazy(loadMemberMenu);

export interface MemberRowProps {
  member: Member;
  rules: MemberRules;
  /** Whether the member is the person looking at the list. */
  self: boolean;
  busy: boolean;
  onRole: (role: MembershipRole) => void;
  onAsk: (kind: "remove" | "leave") => void;
}

/** One member. */
export function MemberRow({ member, rules, self, busy, onRole, onAsk }: MemberRowProps) {
  return (
    <TableRow>
      <TableCell>
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={member.name} />
          <span className="min-w-0">
            <span className="flex items-center gap-2 font-medium text-ink">
              <span className="truncate">{member.name}</span>
              {self ? <Badge>You</Badge> : null}
            </span>
            <span className="block break-all text-sm">{member.email}</span>
          </span>
        </span>
      </TableCell>
      <TableCell label="Role">
        <span>
          <RoleControl busy={busy} member={member} onRole={onRole} roles={rules.roles} />
          {rules.reason ? (
            <span className="mt-0.5 block w-48 max-w-full text-sm text-subtle">{rules.reason}</span>
          ) : null}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap" label="Joined">
        <RelativeTime iso={member.joinedAt} />
      </TableCell>
      <TableCell actions align="right">
        <RowMenu busy={busy} member={member} onAsk={onAsk} rules={rules} />
      </TableCell>
    </TableRow>
  );
}

type RoleControlProps = Pick<MemberRowProps, "member" | "busy" | "onRole"> & { roles: readonly MembershipRole[] };

function RoleControl({ member, roles, busy, onRole }: RoleControlProps) {
  if (roles.length === 0) return <span className="text-ink">{roleName(member.role)}</span>;
  const label = `Role of ${member.name}`;
  return (
    <LazyMenu
      load={loadRoleMenu}
      trigger={
        <button
          aria-label={`${label}: ${roleName(member.role)}`}
          className={buttonClasses({ size: "sm", className: "w-28 justify-between" })}
          disabled={busy}
          type="button"
        >
          {roleName(member.role)}
          <ChevronsUpDown aria-hidden="true" className="text-subtle" />
        </button>
      }
    >
      {(menu) => <RoleMenu {...menu} label={label} onRole={onRole} role={member.role} roles={roles} />}
    </LazyMenu>
  );
}

function RowMenu({ member, rules, busy, onAsk }: Pick<MemberRowProps, "member" | "rules" | "busy" | "onAsk">) {
  if (!rules.canRemove && !rules.canLeave) return null;
  return (
    <LazyMenu
      load={loadMemberMenu}
      trigger={
        <IconButton
          data-opener={member.userId}
          disabled={busy}
          icon={<Ellipsis aria-hidden="true" />}
          label={`Actions for ${member.name}`}
          size="sm"
        />
      }
    >
      {(menu) => (
        <MemberMenu {...menu} onLeave={() => onAsk("leave")} onRemove={() => onAsk("remove")} self={rules.canLeave} />
      )}
    </LazyMenu>
  );
}
