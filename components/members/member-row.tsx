"use client";

import { Ellipsis, LogOut, UserMinus } from "lucide-react";
import { roleName } from "@/components/permissions/role-name";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Member } from "@/lib/contracts/members";
import type { MembershipRole } from "@/lib/permissions";
import type { MemberRules } from "./member-rules";
import { ROLE_MEANING } from "./role-meaning";

export interface MemberRowProps {
  member: Member;
  rules: MemberRules;
  /** Whether this is the one who looks. */
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
          {rules.reason ? <span className="mt-0.5 block max-w-48 text-sm text-subtle">{rules.reason}</span> : null}
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
  return (
    <Select
      aria-label={`Role of ${member.name}`}
      className="w-32"
      disabled={busy}
      onValueChange={(role) => onRole(role as MembershipRole)}
      options={roles.map((role) => ({ value: role, label: roleName(role), description: ROLE_MEANING[role] }))}
      value={member.role}
    />
  );
}

function RowMenu({ member, rules, busy, onAsk }: Pick<MemberRowProps, "member" | "rules" | "busy" | "onAsk">) {
  if (!rules.canRemove && !rules.canLeave) return null;
  return (
    <DropdownMenu
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
      {rules.canLeave ? (
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => onAsk("leave")} tone="danger">
          Leave organization
        </MenuItem>
      ) : (
        <MenuItem icon={<UserMinus aria-hidden="true" />} onSelect={() => onAsk("remove")} tone="danger">
          Remove from organization
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
