"use client";

import { createContext, useContext } from "react";

export interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

/** What a field passes to the control inside it. Apart from Field, so that a control outside a field does without it. */
export const FieldContext = createContext<FieldWiring | null>(null);

/** The props that tie a control to the label, hint and error of the field around it; empty outside a field. */
export function useFieldProps() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}
