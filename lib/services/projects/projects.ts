import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type { Project, projectInputSchema, projectPatchSchema } from "../../contracts/projects";
import { db, type Prisma } from "../../db/client";
import { newId } from "../../db/id";
import { ApiError } from "../../errors";
import { recordAudit } from "../audit/audit";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import type { OrganizationPrincipal } from "../shared/principal";

const WITH_CREATOR = { createdBy: { select: { id: true, name: true } } } as const;

type ProjectRow = Prisma.ProjectGetPayload<{ include: typeof WITH_CREATOR }>;

/** The organization's projects, newest first. */
export async function listProjects(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Project>> {
  const after = afterId(input.cursor, ID_PREFIXES.project);
  const rows = await db().project.findMany({
    where: { organizationId: principal.organization.id, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: WITH_CREATOR,
  });
  return pageFrom(rows, input.limit, (row) => row.id, toProject);
}

/** One project of the organization. Throws `not_found`. */
export async function getProject(principal: OrganizationPrincipal, projectId: string): Promise<Project> {
  const row = await db().project.findUnique({ where: keyOf(principal, projectId), include: WITH_CREATOR });
  if (!row) throw new ApiError("not_found");
  return toProject(row);
}

/** Creates a project. */
export async function createProject(
  principal: OrganizationPrincipal,
  input: z.infer<typeof projectInputSchema>,
): Promise<Project> {
  const organizationId = principal.organization.id;
  const id = newId(ID_PREFIXES.project);
  return db().$transaction(async (tx) => {
    const row = await tx.project.create({
      data: { id, organizationId, name: input.name, description: input.description, createdById: principal.user.id },
      include: WITH_CREATOR,
    });
    await recordAudit(tx, principal, organizationId, "project.created", row);
    return toProject(row);
  });
}

/** Changes a project's name or description. Throws `not_found`. */
export async function updateProject(
  principal: OrganizationPrincipal,
  projectId: string,
  patch: z.infer<typeof projectPatchSchema>,
): Promise<Project> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.project.updateMany({
      where: { id: projectId, organizationId: principal.organization.id },
      data: {
        ...(patch.name !== undefined && { name: patch.name }),
        ...(patch.description !== undefined && { description: patch.description }),
      },
    });
    if (count === 0) throw new ApiError("not_found");
    const row = await tx.project.findUniqueOrThrow({ where: keyOf(principal, projectId), include: WITH_CREATOR });
    await recordAudit(tx, principal, principal.organization.id, "project.updated", row);
    return toProject(row);
  });
}

/** Deletes a project and everything in it. Throws `not_found`. */
export async function deleteProject(principal: OrganizationPrincipal, projectId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const row = await tx.project.findUnique({ where: keyOf(principal, projectId) });
    if (!row) throw new ApiError("not_found");
    await tx.project.deleteMany({ where: { id: projectId, organizationId: principal.organization.id } });
    await recordAudit(tx, principal, principal.organization.id, "project.deleted", row);
  });
}

function keyOf(principal: OrganizationPrincipal, id: string) {
  return { organizationId_id: { organizationId: principal.organization.id, id } };
}

function toProject(row: ProjectRow): Project {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    createdBy: row.createdBy && { id: row.createdBy.id, name: row.createdBy.name },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
