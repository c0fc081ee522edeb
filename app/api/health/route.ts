import { getHealth } from "@/lib/contracts/discovery";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { checkHealth } from "@/lib/services/health/health";

export const GET = defineRoute(getHealth, ({ request, responseHeaders }) => {
  responseHeaders.set("Cache-Control", "no-store");
  // Written by our edge, which holds the limiter; a client that invents it deceives only itself.
  return checkHealth(request.headers.get("x-crowdee-limiter") === "degraded" ? "degraded" : "ok");
});
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
