import { getVersionRoot } from "@/lib/contracts/discovery";
import { env } from "@/lib/env";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { guideLinks, resourceLinks } from "@/lib/openapi/discovery";

export const dynamic = "force-dynamic";

export const GET = defineRoute(getVersionRoot, () => {
  const { APP_URL } = env();
  return {
    version: "v1" as const,
    resources: resourceLinks(APP_URL),
    links: guideLinks(APP_URL),
    authentication: [
      "Authorization: Bearer <API key>",
      "Authorization: Bearer <access token>",
      "The session cookie of a signed-in browser",
    ],
  };
});
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
