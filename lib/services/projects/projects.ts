import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type { Project, projectInputSchema, projectPatchSchema } from "../../contracts/projects";
import { newId } from "../../db/id";
import * as projects from "../../db/projects";
import { ApiError } from "../../errors";
import { auditEntry } from "../audit/audit";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { OrganizationPrincipal } from "../shared/principal";

/** The organization's projects, newest first. */
export function listProjects(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Project>> {
  return paginate(input, {
    prefix: ID_PREFIXES.project,
    find: (after, take) => projects.findProjects(principal.organization.id, after, take),
    shape: toProject,
  });
}

/** One project of the organization. Throws `not_found`. */
export async function getProject(principal: OrganizationPrincipal, projectId: string): Promise<Project> {
  return existing(await projects.findProject(principal.organization.id, projectId));
}

/** Creates a project. */
export async function createProject(
  principal: OrganizationPrincipal,
  { name, description }: z.infer<typeof projectInputSchema>,
): Promise<Project> {
  const fields = { id: newId(ID_PREFIXES.project), name, description, createdById: principal.user.id };
  const entry = auditEntry(principal, principal.organization.id, "project.created");
  return toProject(await projects.insertProject(principal.organization.id, fields, entry));
}

/** Changes a project's name or description. Throws `not_found`. */
export async function updateProject(
  principal: OrganizationPrincipal,
  projectId: string,
  patch: z.infer<typeof projectPatchSchema>,
): Promise<Project> {
  const entry = auditEntry(principal, principal.organization.id, "project.updated");
  return existing(await projects.updateProject(principal.organization.id, projectId, patch, entry));
}

/** Deletes a project and everything in it. Throws `not_found`. */
export async function deleteProject(principal: OrganizationPrincipal, projectId: string): Promise<void> {
  const entry = auditEntry(principal, principal.organization.id, "project.deleted");
  const deleted = await projects.deleteProject(principal.organization.id, projectId, entry);
  if (!deleted) throw new ApiError("not_found");
}

function existing(row: projects.ProjectRow | null): Project {
  if (!row) throw new ApiError("not_found");
  return toProject(row);
}

function toProject(row: projects.ProjectRow): Project {
  const { creatorId, creatorName } = row;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    createdBy: creatorId !== null && creatorName !== null ? { id: creatorId, name: creatorName } : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
