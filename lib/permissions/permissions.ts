import { type MembershipRole, roleAtLeast } from "./roles";

/** Every permission and the lowest role that has it. Routes name one of these; nothing else grants access. */
export const PERMISSIONS = {
  "organization:read": "viewer",
  "organization:write": "admin",
  "organization:delete": "owner",
  "organization:transfer": "owner",
  "member:read": "viewer",
  "member:manage": "admin",
  "invitation:manage": "admin",
  "audit:read": "admin",
  "project:read": "viewer",
  "project:write": "member",
  "project:delete": "admin",
} as const satisfies Record<string, MembershipRole>;

export type Permission = keyof typeof PERMISSIONS;

const ALL = Object.keys(PERMISSIONS) as Permission[];

/** True when `role` holds `permission`. */
export function roleHasPermission(role: MembershipRole, permission: Permission): boolean {
  return roleAtLeast(role, PERMISSIONS[permission]);
}

/** Every permission `role` holds, in the table's order. */
export function permissionsOf(role: MembershipRole): Permission[] {
  return ALL.filter((permission) => roleHasPermission(role, permission));
}
