import * as contracts from "@/lib/contracts/projects";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as projects from "@/lib/services/projects/projects";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.getProject, ({ principal, params }) =>
  projects.getProject(principal, params.projectId),
);
export const PATCH = defineRoute(contracts.updateProject, ({ principal, params, body }) =>
  projects.updateProject(principal, params.projectId, body),
);
export const DELETE = defineRoute(contracts.deleteProject, ({ principal, params }) =>
  projects.deleteProject(principal, params.projectId),
);
export const { POST, PUT, OPTIONS } = otherMethods(GET, PATCH, DELETE);
