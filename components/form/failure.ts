import { asProblem, type ProblemCode } from "@/components/api-client";

/** Why a form could not be sent: in a sentence, and by field name. */
export interface FormFailure {
  message: string;
  fields: Record<string, string>;
  /** The code of the error response; none when the fields were not even sent. */
  code?: ProblemCode;
  /** How long to wait before trying again. */
  retryAfterSeconds?: number;
  /** Set when only signing in again helps. */
  sessionEnded?: boolean;
  /** The id that finds the failed request in the server's log, for a failure its reader cannot fix. */
  requestId?: string;
}

/** A failure that is explained at the fields it concerns. */
export function invalidFields(fields: Record<string, string>): FormFailure {
  return { message: "Fix the highlighted fields and try again.", fields };
}

/** A longer wait, in seconds, is told by the response itself, with its reason. */
const MAX_COUNTDOWN = 3600;

/** What a form shows for an error thrown while it was sent. */
export function failureOf(error: unknown): FormFailure {
  const { code, message, errors, retryAfterSeconds, requestId, sessionEnded } = asProblem(error);
  if (code === "rate_limited" && retryAfterSeconds !== null && retryAfterSeconds <= MAX_COUNTDOWN) {
    return { code, message: "Too many attempts.", fields: {}, retryAfterSeconds };
  }
  if (errors.length > 0) {
    const fields = Object.fromEntries(errors.map(({ path, message }) => [path, sentence(message)]));
    return { ...invalidFields(fields), code };
  }
  if (sessionEnded) return { code, message, fields: {}, sessionEnded };
  return { code, message, fields: {}, requestId: requestId ?? undefined };
}

/** Our API says "must not be empty" after a field's name; below a field it is a sentence of its own. */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
