import { formatNumber } from "@/components/ui/format-number";
import { type FormFailure, invalidFields } from "./failure";

type Control = HTMLInputElement | HTMLTextAreaElement;

/**
 * Checks a form's fields by the constraints in their attributes (`required`, `type`, `minlength`, `pattern`), so that
 * simple mistakes cost no request. The server checks everything again.
 *
 * @returns what is wrong by field name, or `null`
 */
export function checkFields(form: HTMLFormElement): FormFailure | null {
  const invalid = [...form.elements].filter(isControl).flatMap((control) => {
    const message = errorOf(control);
    return message ? [[control.name, message] as const] : [];
  });
  return invalid.length > 0 ? invalidFields(Object.fromEntries(invalid)) : null;
}

function isControl(element: Element): element is Control {
  return (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.name !== "";
}

function errorOf(control: Control): string | null {
  const { validity, value, minLength, maxLength } = control;
  if (validity.valueMissing || (control.required && value.trim() === "")) return "Enter a value";
  if (validity.typeMismatch) return control.type === "email" ? "Enter a valid email address" : "Enter a valid value";
  // Browsers check the length of typed text only, not of what a password manager filled in.
  if (minLength > 0 && value !== "" && value.length < minLength) return `Must be at least ${minLength} characters`;
  if (maxLength > 0 && value.length > maxLength) return `Must be at most ${maxLength} characters`;
  if (validity.rangeUnderflow || validity.rangeOverflow || validity.badInput) return rangeOf(control);
  if (validity.patternMismatch) return control.title || "Enter a valid value";
  return null;
}

function rangeOf(control: Control): string {
  if (!(control instanceof HTMLInputElement)) return "Enter a valid value";
  const [min, max] = [control.min, control.max].map((bound) => bound && formatNumber(Number(bound)));
  if (min && max) return `Must be between ${min} and ${max}`;
  return min ? `Must be at least ${min}` : "Enter a valid value";
}
