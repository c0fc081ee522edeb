import * as contracts from "@/lib/contracts/projects";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import * as projects from "@/lib/services/projects/projects";

export const dynamic = "force-dynamic";

export const GET = defineRoute(contracts.listProjects, ({ principal, query }) =>
  projects.listProjects(principal, query),
);
export const POST = defineRoute(contracts.createProject, ({ principal, body }) =>
  projects.createProject(principal, body),
);
export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET, POST);
