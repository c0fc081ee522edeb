import { withHeaders } from "@/lib/http/http-operation";
import { routes } from "@/lib/http/routes";
import { getHealth } from "@/lib/services/health/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  withHeaders(getHealth, () => ({ "Cache-Control": "no-store" })),
);
