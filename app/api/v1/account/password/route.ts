import * as contracts from "@/lib/contracts/account";
import { endedSessionCookie } from "@/lib/http/cookies";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { changePassword } from "@/lib/services/accounts/accounts";

export const dynamic = "force-dynamic";

export const POST = defineRoute(contracts.changePassword, async ({ principal, body, responseHeaders }) => {
  await changePassword(principal, body);
  responseHeaders.append("Set-Cookie", endedSessionCookie());
});
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
