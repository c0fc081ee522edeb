import { Building2, FolderClosed, Gauge, Inbox, KeyRound, type LucideIcon, UserRound, UsersRound } from "lucide-react";

export interface NavItem {
  href: string;
  label: string;
  Icon: LucideIcon;
}

export const WORK_NAV: readonly NavItem[] = [{ href: "/projects", label: "Projects", Icon: FolderClosed }];

export const SETTINGS_NAV: readonly NavItem[] = [
  { href: "/settings/profile", label: "Profile", Icon: UserRound },
  { href: "/settings/api-keys", label: "API keys", Icon: KeyRound },
  { href: "/settings/members", label: "Members", Icon: UsersRound },
  { href: "/settings/organization", label: "Organization", Icon: Building2 },
  { href: "/settings/limits", label: "Limits", Icon: Gauge },
];

/** For operators alone. */
export const ADMIN_NAV: readonly NavItem[] = [{ href: "/admin/limit-requests", label: "Limit requests", Icon: Inbox }];
