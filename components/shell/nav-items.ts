import {
  Building2,
  FolderClosed,
  Gauge,
  Inbox,
  KeyRound,
  type LucideIcon,
  ScrollText,
  UserRound,
  UsersRound,
} from "lucide-react";

export interface NavItem {
  href: string;
  label: string;
  Icon: LucideIcon;
}

/** Pages of the current organization, without the part of the address that names it. */
export const PROJECTS_NAV: NavItem = { href: "/projects", label: "Projects", Icon: FolderClosed };
export const ORGANIZATION_NAV: readonly NavItem[] = [
  { href: "/settings/general", label: "General", Icon: Building2 },
  { href: "/settings/members", label: "Members", Icon: UsersRound },
];
export const AUDIT_LOG_NAV: NavItem = { href: "/settings/audit-log", label: "Audit log", Icon: ScrollText };

export const PERSONAL_NAV: readonly NavItem[] = [
  { href: "/settings/profile", label: "Profile", Icon: UserRound },
  { href: "/settings/api-keys", label: "API keys", Icon: KeyRound },
  { href: "/settings/limits", label: "Limits", Icon: Gauge },
  { href: "/settings/activity", label: "Activity", Icon: ScrollText },
];

/** For operators only. */
export const ADMIN_NAV: readonly NavItem[] = [{ href: "/admin/limit-requests", label: "Limit requests", Icon: Inbox }];
