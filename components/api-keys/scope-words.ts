import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";

/** The organizations a key can access, by name; those its owner has left are counted. */
export function scopeWords({ organizationIds }: Pick<ApiKey, "organizationIds">, memberships: readonly Membership[]) {
  if (organizationIds === null) return "All organizations";
  const names = memberships.filter(({ id }) => organizationIds.includes(id)).map(({ name }) => name);
  const left = organizationIds.length - names.length;
  if (left > 0) names.push(`${left} you left`);
  return names.join(", ");
}
