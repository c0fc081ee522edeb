import { newId } from "@/lib/db/id";
import type { MembershipRole } from "@/lib/permissions";
import type { Made } from "./made";

export type Organization = { id: string; slug: string; name: string };

export function makeOrganization(createdAt: Date, name?: string): Made<Organization> {
  const id = newId("org");
  const entity = { id, name: name ?? `Organization ${id.slice(-6)}`, slug: `o-${id.slice(4)}` };
  return { entity, rows: { organizations: { ...entity, created_at: createdAt, updated_at: createdAt } } };
}

export function makeMembership(
  createdAt: Date,
  user: { id: string },
  organization: { id: string },
  role: MembershipRole,
): Made<void> {
  const memberships = { user_id: user.id, organization_id: organization.id, role, created_at: createdAt };
  return { entity: undefined, rows: { memberships } };
}
