import * as contracts from "@/lib/contracts/account";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { signUp } from "@/lib/services/accounts/accounts";

export const POST = defineRoute(contracts.signUp, ({ body, requestId }) => signUp(body, requestId));
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
