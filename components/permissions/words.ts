import type { KeyRole, MembershipRole, Permission } from "@/lib/permissions";

/** Each permission as the end of "can …". */
export const PERMISSION_WORDS: Record<Permission, string> = {
  "organization:read": "see the organization",
  "organization:write": "rename the organization",
  "organization:delete": "delete the organization",
  "organization:transfer": "transfer ownership",
  "member:read": "see its members",
  "member:manage": "change roles and remove members",
  "invitation:manage": "invite people",
  "audit:read": "read the audit log",
  "project:read": "read projects",
  "project:write": "create and edit projects",
  "project:delete": "delete projects",
};

/** What a key of each role is for. */
export const KEY_ROLE_WORDS: Record<KeyRole, { label: string; description: string }> = {
  viewer: { label: "Viewer", description: "Reads everything, changes nothing." },
  member: { label: "Member", description: "Also creates and edits projects." },
  admin: { label: "Admin", description: "Also deletes projects and manages people." },
};

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
