import { routes } from "@/lib/http/routes";
import { deleteProject, getProject, updateProject } from "@/lib/services/projects/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(getProject, updateProject, deleteProject);
