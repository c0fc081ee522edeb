import { ChevronRight } from "lucide-react";
import type { Field, Shape } from "@/lib/reference/fields";
import { TextWithCode } from "../text-with-code";

export interface FieldListProps {
  fields: readonly Field[];
  /** Marks required fields; responses always have all of theirs. */
  markRequired?: boolean;
}

/** Fields with their types and constraints; nested fields expand. */
export function FieldList({ fields, markRequired = false }: FieldListProps) {
  return (
    <ul className="divide-y border-y">
      {fields.map((field) => (
        <li className="py-3.5" key={field.name}>
          <FieldHead field={field} markRequired={markRequired} />
          {field.description ? (
            <p className="prose-inline mt-1 text-base text-muted">
              <TextWithCode>{field.description}</TextWithCode>
            </p>
          ) : null}
          <FieldRules field={field} />
          <Inside markRequired={markRequired} name={field.name} shape={field.shape} />
        </li>
      ))}
    </ul>
  );
}

function FieldHead({ field, markRequired }: { field: Field; markRequired: boolean }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5">
      <code className="break-all font-medium font-mono text-ink text-sm">{field.name}</code>
      <span className="text-sm text-subtle">{field.type}</span>
      {markRequired && field.required ? <span className="text-danger text-xs">required</span> : null}
    </p>
  );
}

function FieldRules({ field: { values, rules, example } }: { field: Field }) {
  const [only, ...more] = values;
  return (
    <>
      {only !== undefined ? (
        <p className="prose-inline mt-1 text-sm text-subtle leading-6">
          {more.length > 0 ? "One of " : "Always "}
          {values.map((value, index) => (
            <span key={value}>
              {index > 0 ? ", " : null}
              <code>{value}</code>
            </span>
          ))}
        </p>
      ) : null}
      {rules.length > 0 ? <p className="mt-1 text-sm text-subtle">{rules.join(" · ")}</p> : null}
      {example !== undefined ? (
        <p className="prose-inline mt-1 text-sm text-subtle">
          Example: <code>{example}</code>
        </p>
      ) : null}
    </>
  );
}

function Inside({ name, shape, markRequired }: { name: string; shape: Shape; markRequired: boolean }) {
  if (shape.fields.length > 0) {
    return (
      <Disclosure label={`Fields of ${name}`}>
        <FieldList fields={shape.fields} markRequired={markRequired} />
      </Disclosure>
    );
  }
  return shape.variants.map(({ label, fields }) => (
    <Disclosure key={label} label={`${name} of type ${label}`}>
      <FieldList fields={fields} markRequired={markRequired} />
    </Disclosure>
  ));
}

function Disclosure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <details className="group mt-2.5 rounded-md border bg-surface open:pb-1">
      <summary className="flex list-none items-center gap-1.5 rounded-md px-3 py-1.5 font-medium text-muted text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
        {label}
      </summary>
      <div className="px-3 *:border-b-0">{children}</div>
    </details>
  );
}
