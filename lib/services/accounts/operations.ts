import * as contracts from "../../contracts/account";
import { runInBackground } from "../../operations/background";
import { operation } from "../../operations/operation";
import * as accounts from "./accounts";
import * as passwordResets from "./password-resets";

export const signUp = operation(contracts.signUp, ({ body, requestId, clientAddress }) =>
  accounts.signUp(body, { requestId, clientAddress }),
);

export const updateAccount = operation(contracts.updateAccount, ({ principal, body }) =>
  accounts.updateAccount(principal, body.name),
);

export const changePassword = operation(contracts.changePassword, ({ principal, body }) =>
  accounts.changePassword(principal, body),
);

/** All work is done after the response, so neither its text nor its timing reveals whether the account exists. */
export const requestPasswordReset = operation(contracts.requestPasswordReset, ({ body, requestId }) => {
  runInBackground(requestId, () => passwordResets.sendPasswordReset(body.email));
  return { message: "If an account with this address exists, we have sent it a link." };
});

export const confirmPasswordReset = operation(contracts.confirmPasswordReset, ({ body, requestId, clientAddress }) =>
  passwordResets.confirmPasswordReset(body.token, body.password, { requestId, clientAddress }),
);
