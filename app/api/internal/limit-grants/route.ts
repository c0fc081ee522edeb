import { internalRoute } from "@/lib/http/internal-route";
import { grantsInForce } from "@/lib/services/limits/limit-grants";

export const GET = internalRoute(grantsInForce);
