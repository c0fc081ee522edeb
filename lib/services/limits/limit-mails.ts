import type { LimitRequest, OperatorLimitRequest } from "../../contracts/limit-requests";
import { env } from "../../env";
import { sendMail } from "../mail/mail";
import { limitDecidedMail, limitRequestedMail, type Mail } from "../mail/mail-content";

/** Tells every operator that someone asks for a higher limit. */
export async function mailOperators(request: LimitRequest, requestedBy: string): Promise<void> {
  const { APP_URL, OPERATOR_EMAILS } = env();
  const { subjectName, requestsPerMinute, justification } = request;
  await sendEach(
    OPERATOR_EMAILS.map((to) =>
      limitRequestedMail({ appUrl: APP_URL, to, requestedBy, subjectName, requestsPerMinute, justification }),
    ),
  );
}

/**
 * Tells the author of a request what was decided.
 *
 * @param withdrawn  it had been granted, and is no longer
 */
export async function mailRequester(request: OperatorLimitRequest, withdrawn: boolean): Promise<void> {
  const { subjectName, grant, note, requestedBy } = request;
  await sendEach([
    limitDecidedMail({ appUrl: env().APP_URL, to: requestedBy.email, subjectName, granted: grant, withdrawn, note }),
  ]);
}

/** The request and its state stand on the pages whether or not the mail arrives, so a lost mail is only on the log. */
async function sendEach(mails: Mail[]): Promise<void> {
  await Promise.allSettled(mails.map((mail) => sendMail(mail)));
}
