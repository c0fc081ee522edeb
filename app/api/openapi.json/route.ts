import { getOpenApiDocument } from "@/lib/contracts/discovery";
import { env } from "@/lib/env";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { openApiDocument } from "@/lib/openapi/document";

export const GET = defineRoute(getOpenApiDocument, ({ responseHeaders }) => {
  responseHeaders.set("Cache-Control", "public, max-age=300");
  return openApiDocument(env().APP_URL);
});
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
