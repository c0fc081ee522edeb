import type { FormFailure } from "./failure";

type Control = HTMLInputElement | HTMLTextAreaElement;

/**
 * Checks a form's fields by the constraints in their attributes (`required`, `type`, `minlength`, `pattern`), so that
 * plain mistakes cost no request. The server checks everything again.
 *
 * @returns what is wrong by field name, or `null`
 */
export function checkFields(form: HTMLFormElement): FormFailure | null {
  const wrong = [...form.elements].filter(isControl).flatMap((control) => {
    const message = faultOf(control);
    return message ? [[control.name, message] as const] : [];
  });
  if (wrong.length === 0) return null;
  return { message: "Correct what is marked and try again.", fields: Object.fromEntries(wrong) };
}

function isControl(element: Element): element is Control {
  return (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.name !== "";
}

function faultOf(control: Control): string | null {
  const { validity, value, minLength, maxLength } = control;
  if (validity.valueMissing || (control.required && value.trim() === "")) return "Must not be empty";
  if (validity.typeMismatch) return control.type === "email" ? "Must be an e-mail address" : "Is not valid";
  // Browsers judge the length of what was typed alone, and not of what a password manager filled in.
  if (minLength > 0 && value !== "" && value.length < minLength) return `Must be at least ${minLength} characters`;
  if (maxLength > 0 && value.length > maxLength) return `Must be at most ${maxLength} characters`;
  if (validity.rangeUnderflow || validity.rangeOverflow || validity.badInput) return rangeOf(control);
  if (validity.patternMismatch) return control.title || "Is not valid";
  return null;
}

function rangeOf(control: Control): string {
  if (!(control instanceof HTMLInputElement)) return "Is not valid";
  const [min, max] = [control.min, control.max].map((bound) => bound && Number(bound).toLocaleString("en"));
  if (min && max) return `Must be between ${min} and ${max}`;
  return min ? `Must be at least ${min}` : "Is not valid";
}
