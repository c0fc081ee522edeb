import { createAccessToken } from "@/lib/contracts/tokens";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { mintAccessToken } from "@/lib/services/authentication/access-tokens";

export const dynamic = "force-dynamic";

export const POST = defineRoute(createAccessToken, ({ principal }) => mintAccessToken(principal));
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
