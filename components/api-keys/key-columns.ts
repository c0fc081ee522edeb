import type { TableColumn } from "@/components/ui/table";

export const KEYS_CAPTION = "API keys";

/** How many keys a page of the list has. */
export const KEYS_PER_PAGE = 25;

/** The table's columns, shared with its skeleton. */
export const KEY_COLUMNS: readonly TableColumn[] = [
  { key: "name", label: "Key" },
  { key: "access", label: "Access" },
  { key: "status", label: "Status" },
  { key: "lastUsed", label: "Last used" },
  { key: "created", label: "Created" },
  { key: "actions", label: "Actions", hideLabel: true },
];
