import { routes } from "@/lib/http/routes";
import { endOtherSessions, listSessions } from "@/lib/services/authentication/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(listSessions, endOtherSessions);
