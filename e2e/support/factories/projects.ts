import { newId } from "@/lib/db/id";
import type { Made } from "./made";

export function makeProject(
  createdAt: Date,
  organization: { id: string },
  createdBy?: { id: string },
  name = "Project",
): Made<string> {
  const id = newId("prj");
  const projects = {
    id,
    organization_id: organization.id,
    name,
    description: "",
    created_by_id: createdBy?.id,
    created_at: createdAt,
    updated_at: createdAt,
  };
  return { entity: id, rows: { projects } };
}
