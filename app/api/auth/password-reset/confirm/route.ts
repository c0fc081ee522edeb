import * as contracts from "@/lib/contracts/account";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { confirmPasswordReset } from "@/lib/services/accounts/password-resets";

export const POST = defineRoute(contracts.confirmPasswordReset, ({ body }) =>
  confirmPasswordReset(body.token, body.password),
);
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
