import { asProblem, type ProblemCode } from "@/components/api-client";

/** Why a form was refused: in a sentence, and by field name. */
export interface FormFailure {
  message: string;
  fields: Record<string, string>;
  /** The refusal's code; none when the fields were not even sent. */
  code?: ProblemCode;
  /** How long to wait before trying again. */
  retryAfterSeconds?: number;
}

/** What a form shows for an error thrown while it was sent. */
export function failureOf(error: unknown): FormFailure {
  const { code, message, errors, retryAfterSeconds } = asProblem(error);
  if (code === "rate_limited" && retryAfterSeconds !== null) {
    return { code, message: "Too many attempts.", fields: {}, retryAfterSeconds };
  }
  const fields = Object.fromEntries(errors.map(({ path, message }) => [path, sentence(message)]));
  return { code, message: errors.length > 0 ? "Correct what is marked and try again." : message, fields };
}

/** Our API says "must not be empty" after a field's name; beneath a field it stands alone. */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
