import { internalRoute } from "@/lib/http/internal-route";
import { grantsInForce } from "@/lib/services/limits/operations";

export const dynamic = "force-dynamic";

export const GET = internalRoute(grantsInForce);
