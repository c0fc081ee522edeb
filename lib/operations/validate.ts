import type { z } from "zod";
import { type FieldError, validationFailed } from "../errors";

/**
 * Parses a value with a schema, naming every field at fault.
 *
 * @throws ApiError `validation_failed`
 */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw validationFailed(parsed.error.issues.flatMap(fieldErrorsOf));
}

function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "is not a known field" }));
  }
  return [{ path: path.join("."), message: messageOf(issue) }];
}

function messageOf(issue: z.core.$ZodIssue): string {
  const isWrongKind = issue.code === "invalid_type" || issue.code === "invalid_value";
  if (isWrongKind && issue.input === undefined) return "is required";
  // Zod's own words; a schema's are better than ours.
  if (issue.code === "invalid_type" && issue.message.startsWith("Invalid ")) {
    return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_value" && issue.message.startsWith("Invalid ")) {
    return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
  }
  return issue.message;
}

const KINDS: Partial<Record<z.core.$ZodInvalidTypeExpected, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};
