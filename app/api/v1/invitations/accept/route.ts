import { routes } from "@/lib/http/routes";
import { acceptInvitation } from "@/lib/services/organizations/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(acceptInvitation);
