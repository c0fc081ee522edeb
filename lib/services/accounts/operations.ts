import * as contracts from "../../contracts/account";
import { runInBackground } from "../../operations/background";
import { operation } from "../../operations/operation";
import * as accounts from "./accounts";
import * as verifications from "./email-verifications";
import * as passwordResets from "./password-resets";

/** The mail is sent after the response: an account whose mail is lost can have another. */
export const signUp = operation(contracts.signUp, async ({ body, requestId, clientAddress }) => {
  const { account, verification } = await accounts.signUp(body, { requestId, clientAddress });
  if (verification) runInBackground(requestId, () => verifications.mailVerification(verification));
  return account;
});

export const resendVerification = operation(contracts.resendVerification, async ({ principal }) => {
  await verifications.resendVerification(principal);
  return { message: "Unless your email address is already verified, we have sent you a link." };
});

export const verifyEmail = operation(contracts.verifyEmail, ({ principal, body }) =>
  verifications.verifyEmail(principal, body.token),
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
