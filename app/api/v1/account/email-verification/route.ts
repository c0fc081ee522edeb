import { routes } from "@/lib/http/routes";
import { resendVerification } from "@/lib/services/accounts/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(resendVerification);
