import { routes } from "@/lib/http/routes";
import { revokeInvitation } from "@/lib/services/organizations/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(revokeInvitation);
