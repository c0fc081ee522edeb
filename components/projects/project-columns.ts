import type { TableColumn } from "@/components/ui/table";

export const PROJECTS_CAPTION = "Projects";

/** How many projects the page starts with, and how many more each "Load more" adds. */
export const PROJECTS_PER_PAGE = 25;

/** The table's columns, shared with its skeleton. */
export const PROJECT_COLUMNS: readonly TableColumn[] = [
  { key: "name", label: "Project", className: "sm:w-1/2" },
  { key: "createdBy", label: "Created by" },
  { key: "createdAt", label: "Created" },
  { key: "updatedAt", label: "Updated" },
];
