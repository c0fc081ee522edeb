import { withHeaders } from "@/lib/http/http-operation";
import { routes } from "@/lib/http/routes";
import { getApiCatalog } from "@/lib/openapi/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  // RFC 9727, section 2: a HEAD request learns from this header that the catalog is here.
  withHeaders(getApiCatalog, ({ linkset: [self] }) => ({ Link: `<${self?.anchor}>; rel="api-catalog"` })),
);
