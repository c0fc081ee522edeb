import { routes } from "@/lib/http/routes";
import { rotateApiKey } from "@/lib/services/api-keys/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(rotateApiKey);
