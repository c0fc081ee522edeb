import { routes } from "@/lib/http/routes";
import { getVersionRoot } from "@/lib/openapi/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(getVersionRoot);
