import { getApiRoot } from "@/lib/contracts/discovery";
import { env } from "@/lib/env";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { guideLinks } from "@/lib/openapi/discovery";

export const GET = defineRoute(getApiRoot, () => {
  const { APP_URL } = env();
  return {
    name: "Crowdee API",
    versions: { v1: { href: `${APP_URL}/api/v1`, title: "Version 1" } },
    links: guideLinks(APP_URL),
  };
});
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
