import type { TableColumn } from "@/components/ui/table";

export const KEYS_CAPTION = "API keys";

/** How many keys the page starts with, and how many more each press brings. */
export const KEYS_PER_PAGE = 25;

/** The table's columns, shared with its skeleton. */
export const KEY_COLUMNS: readonly TableColumn[] = [
  { key: "name", label: "Key" },
  { key: "role", label: "Role" },
  { key: "scope", label: "Scope" },
  { key: "created", label: "Created" },
  { key: "expires", label: "Expires" },
  { key: "lastUsed", label: "Last used" },
  { key: "status", label: "Status" },
  { key: "actions", label: "Actions", hideLabel: true },
];
