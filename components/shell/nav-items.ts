import { Building2, FolderClosed, KeyRound, type LucideIcon, UserRound, UsersRound } from "lucide-react";

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
];

/** Whether `path` is the item's page or one beneath it. */
export function isCurrent(item: NavItem, path: string): boolean {
  return path === item.href || path.startsWith(`${item.href}/`);
}
