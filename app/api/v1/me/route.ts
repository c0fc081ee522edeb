import { getMe } from "@/lib/contracts/me";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { describeMe } from "@/lib/services/authentication/me";

export const dynamic = "force-dynamic";

export const GET = defineRoute(getMe, ({ principal }) => describeMe(principal));
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(GET);
