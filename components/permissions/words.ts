import { KEY_ROLES, type MembershipRole, type Permission } from "@/lib/permissions";
import { roleName } from "./role-name";

/** Each permission as it follows "can". */
const PERMISSION_WORDS: Record<Permission, string> = {
  "organization:read": "see the organization",
  "organization:write": "rename the organization",
  "organization:delete": "delete the organization",
  "organization:transfer": "transfer ownership",
  "member:read": "see members",
  "member:manage": "change roles and remove members",
  "invitation:manage": "invite people",
  "audit:read": "read the audit log",
  "project:read": "read projects",
  "project:write": "create and edit projects",
  "project:delete": "delete projects",
};

/** What each role can do, for people and keys alike. */
export const ROLE_DESCRIPTIONS: Record<MembershipRole, string> = {
  viewer: "Can view projects and members.",
  member: "Can also create and edit projects.",
  admin: "Can also delete projects and manage people.",
  owner: "Full control, including ownership and deletion.",
};

/** The roles a key or an invitation can have, as choices. */
export const KEY_ROLE_OPTIONS = KEY_ROLES.map((role) => ({
  value: role,
  label: roleName(role),
  description: ROLE_DESCRIPTIONS[role],
}));

/** "read projects, create and edit projects and delete projects". */
export function inWords(permissions: readonly Permission[]): string {
  const words = permissions.map((permission) => PERMISSION_WORDS[permission]);
  const last = words.at(-1);
  if (last === undefined) return "do nothing";
  return words.length === 1 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** "a viewer", "an admin". */
export function withArticle(role: MembershipRole): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}
