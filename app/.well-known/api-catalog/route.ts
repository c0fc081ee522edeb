import { getApiCatalog } from "@/lib/contracts/discovery";
import { env } from "@/lib/env";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";

export const GET = defineRoute(getApiCatalog, ({ responseHeaders }) => {
  const { APP_URL } = env();
  const anchor = `${APP_URL}/.well-known/api-catalog`;
  // RFC 9727, section 2: a HEAD request learns from this header that the catalog is here.
  responseHeaders.set("Link", `<${anchor}>; rel="api-catalog"`);
  return {
    linkset: [
      { anchor, item: [{ href: `${APP_URL}/api/v1` }] },
      {
        anchor: `${APP_URL}/api/v1`,
        "service-desc": [{ href: `${APP_URL}/api/openapi.json`, type: "application/json" }],
        "service-doc": [{ href: `${APP_URL}/docs`, type: "text/html" }],
        status: [{ href: `${APP_URL}/api/health`, type: "application/json" }],
      },
    ],
  };
});
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
