import { withHeaders } from "@/lib/http/http-operation";
import { routes } from "@/lib/http/routes";
import { getOpenApiDocument } from "@/lib/openapi/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  withHeaders(getOpenApiDocument, () => ({ "Cache-Control": "public, max-age=300" })),
);
