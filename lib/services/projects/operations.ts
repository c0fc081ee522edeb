import * as contracts from "../../contracts/projects";
import { operation } from "../../operations/operation";
import * as projects from "./projects";

export const listProjects = operation(contracts.listProjects, ({ principal, query }) =>
  projects.listProjects(principal, query),
);

export const createProject = operation(contracts.createProject, ({ principal, body }) =>
  projects.createProject(principal, body),
);

export const getProject = operation(contracts.getProject, ({ principal, params }) =>
  projects.getProject(principal, params.projectId),
);

export const updateProject = operation(contracts.updateProject, ({ principal, params, body }) =>
  projects.updateProject(principal, params.projectId, body),
);

export const deleteProject = operation(contracts.deleteProject, ({ principal, params }) =>
  projects.deleteProject(principal, params.projectId),
);
