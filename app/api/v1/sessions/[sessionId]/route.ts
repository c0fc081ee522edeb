import { routes } from "@/lib/http/routes";
import { endSession } from "@/lib/services/authentication/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(endSession);
