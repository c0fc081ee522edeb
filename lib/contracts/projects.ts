import { z } from "zod";
import { ID_PREFIXES, idSchema, nameSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";

const descriptionSchema = z.string().trim().max(2000, "must be at most 2000 characters");

/** A project as the API shows it. Left out on purpose: the organization, which is that of the request. */
export const projectSchema = z
  .object({
    id: idSchema(ID_PREFIXES.project),
    name: z.string(),
    description: z.string(),
    createdBy: z
      .object({ id: idSchema(ID_PREFIXES.user), name: z.string() })
      .nullable()
      .describe("Who created it; null once that account is gone."),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: "Project" });

export type Project = z.infer<typeof projectSchema>;

export const projectInputSchema = z.strictObject({
  name: nameSchema(100),
  description: descriptionSchema.default(""),
});

export const projectPatchSchema = z
  .strictObject({ name: nameSchema(100).optional(), description: descriptionSchema.optional() })
  .refine((patch) => Object.keys(patch).length > 0, "name at least one field to change")
  .meta({ minProperties: 1 });

const paramsSchema = z.object({ projectId: idSchema(ID_PREFIXES.project) });

const example: Project = {
  id: "prj_01k2x8yq4v7m3n9r5t6w8z0a1b",
  name: "Election photos",
  description: "Pictures sent in by readers.",
  createdBy: { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada" },
  createdAt: "2026-11-24T09:30:00.000Z",
  updatedAt: "2026-11-24T09:30:00.000Z",
};

export const listProjects = contract({
  method: "GET",
  path: "/api/v1/projects",
  operationId: "listProjects",
  tag: "Projects",
  summary: "List projects",
  description: "The projects of the organization, newest first.",
  permission: "project:read",
  organization: "header",
  query: pageQuerySchema,
  status: 200,
  response: pageOf(projectSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const createProject = contract({
  method: "POST",
  path: "/api/v1/projects",
  operationId: "createProject",
  tag: "Projects",
  summary: "Create a project",
  permission: "project:write",
  organization: "header",
  body: projectInputSchema,
  status: 201,
  response: projectSchema,
  example: { body: { name: "Election photos", description: "Pictures sent in by readers." }, response: example },
});

export const getProject = contract({
  method: "GET",
  path: "/api/v1/projects/{projectId}",
  operationId: "getProject",
  tag: "Projects",
  summary: "Read a project",
  permission: "project:read",
  organization: "header",
  params: paramsSchema,
  status: 200,
  response: projectSchema,
  example: { response: example },
});

export const updateProject = contract({
  method: "PATCH",
  path: "/api/v1/projects/{projectId}",
  operationId: "updateProject",
  tag: "Projects",
  summary: "Change a project",
  permission: "project:write",
  organization: "header",
  params: paramsSchema,
  body: projectPatchSchema,
  status: 200,
  response: projectSchema,
  example: { body: { name: "Election photos 2026" }, response: { ...example, name: "Election photos 2026" } },
});

export const deleteProject = contract({
  method: "DELETE",
  path: "/api/v1/projects/{projectId}",
  operationId: "deleteProject",
  tag: "Projects",
  summary: "Delete a project",
  description: "Deletes the project and everything in it. This cannot be undone.",
  permission: "project:delete",
  organization: "header",
  params: paramsSchema,
  status: 204,
});
