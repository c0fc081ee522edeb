import { routes } from "@/lib/http/routes";
import { verifyEmail } from "@/lib/services/accounts/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(verifyEmail);
