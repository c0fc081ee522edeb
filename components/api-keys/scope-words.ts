import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";

/** Where a key works, in words: the names of its organizations, those its owner has left counted. */
export function scopeWords({ organizationIds }: Pick<ApiKey, "organizationIds">, memberships: readonly Membership[]) {
  if (organizationIds === null) return "All your organizations";
  const names = memberships.filter(({ id }) => organizationIds.includes(id)).map(({ name }) => name);
  const left = organizationIds.length - names.length;
  if (left > 0) names.push(left === 1 ? "1 you are no longer in" : `${left} you are no longer in`);
  return names.join(", ");
}
