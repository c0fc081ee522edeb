import { after } from "next/server";
import * as contracts from "@/lib/contracts/account";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { sendPasswordReset } from "@/lib/services/accounts/password-resets";
import { toApiError } from "@/lib/services/shared/to-api-error";

/** All the work is done after the answer, so neither its words nor its time tell whether there is such an account. */
export const POST = defineRoute(contracts.requestPasswordReset, ({ body, requestId }) => {
  after(() => sendPasswordReset(body.email).catch((error) => void toApiError(error, requestId)));
  return { message: "If an account with this address exists, a link is on its way to it." };
});
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(POST);
