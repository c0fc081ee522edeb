import { routes } from "@/lib/http/routes";
import { createProject, listProjects } from "@/lib/services/projects/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(listProjects, createProject);
