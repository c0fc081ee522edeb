import type { LimitRequest, OperatorLimitRequest } from "../../contracts/limit-requests";
import { env } from "../../env";
import { sendMail } from "../mail/mail";
import { limitDecidedMail, limitRequestedMail, type Mail } from "../mail/mail-content";

/** Notifies every operator of a limit request. */
export async function mailOperators(request: LimitRequest, requestedBy: string): Promise<void> {
  const { APP_URL, OPERATOR_EMAILS } = env();
  const { subjectName, requestsPerMinute, justification } = request;
  await sendAll(
    OPERATOR_EMAILS.map((to) =>
      limitRequestedMail({ appUrl: APP_URL, to, requestedBy, subjectName, requestsPerMinute, justification }),
    ),
  );
}

/**
 * Notifies the author of a request of the decision.
 *
 * @param withdrawn  it had been granted, and is no longer
 */
export async function mailRequester(request: OperatorLimitRequest, withdrawn: boolean): Promise<void> {
  const { subjectName, grant, note, requestedBy } = request;
  await sendAll([
    limitDecidedMail({ appUrl: env().APP_URL, to: requestedBy.email, subjectName, granted: grant, withdrawn, note }),
  ]);
}

/** The request and its state stand on the pages whether or not the mail arrives, so a lost mail is only on the log. */
async function sendAll(mails: Mail[]): Promise<void> {
  await Promise.allSettled(mails.map((mail) => sendMail(mail)));
}
