import type { KeySort, KeyStatusFilter } from "@/lib/contracts/api-keys";

/** What the list of keys is searched for, filtered by and sorted by. */
export interface KeyQuery {
  q: string;
  status: KeyStatusFilter;
  sort: KeySort;
}

/** What the page starts with; the server loads the first keys by the same query. */
export const INITIAL_KEY_QUERY: KeyQuery = { q: "", status: "active", sort: "newest" };

export const STATUS_OPTIONS: readonly { value: KeyStatusFilter; label: string }[] = [
  { value: "active", label: "Active" },
  { value: "expiring", label: "Expiring soon" },
  { value: "expired", label: "Expired" },
  { value: "revoked", label: "Revoked" },
  { value: "all", label: "All keys" },
];

export const SORT_OPTIONS: readonly { value: KeySort; label: string }[] = [
  { value: "newest", label: "Newest" },
  { value: "name", label: "Name" },
  { value: "lastUsed", label: "Last used" },
  { value: "expires", label: "Expiration" },
];
