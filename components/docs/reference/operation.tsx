import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { ReferenceOperation } from "@/lib/reference/reference";
import type { CodeLanguage } from "../code-language";
import { CodeTabs } from "../code-tabs";
import { TextWithCode } from "../text-with-code";
import { AccessNote } from "./access-note";
import { ErrorList } from "./error-list";
import { FieldList } from "./field-list";
import { MethodLabel } from "./method-label";

export interface OperationProps {
  operation: ReferenceOperation;
  /** The language of the code examples. */
  language: CodeLanguage;
}

/** One operation: its request, response and errors on one side, code examples on the other. */
export function Operation({ operation, language }: OperationProps) {
  const { id, summary, description, access, parameters, body, response, errors } = operation;
  return (
    <article aria-labelledby={id} className="grid gap-x-12 gap-y-8 border-t py-12 xl:grid-cols-2">
      <div className="min-w-0">
        <h2 className="group scroll-mt-12 font-semibold text-ink text-xl lg:scroll-mt-0" id={id}>
          <a href={`#${id}`}>
            {summary}
            <span aria-hidden="true" className="ml-2 text-subtle opacity-0 transition-opacity group-hover:opacity-100">
              #
            </span>
          </a>
        </h2>
        <Endpoint method={operation.method} path={operation.path} />
        {description ? (
          <p className="prose-inline mt-4 text-lg text-muted">
            <TextWithCode>{description}</TextWithCode>
          </p>
        ) : null}
        <div className="mt-4">
          <AccessNote access={access} />
        </div>
        {parameters.map(({ title, fields }) => (
          <Part key={title} title={title}>
            <FieldList fields={fields} markRequired />
          </Part>
        ))}
        {body ? <Body body={body} /> : null}
        <Response response={response} />
        <Part title="Errors">
          <ErrorList errors={errors} />
        </Part>
      </div>
      <Samples language={language} operation={operation} />
    </article>
  );
}

function Endpoint({ method, path }: Pick<ReferenceOperation, "method" | "path">) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
      <MethodLabel method={method} solid />
      <code className="break-all font-mono text-ink text-sm">
        {path.split(/(\{\w+\})/).map((part) => (
          <span className={part.startsWith("{") ? "text-accent-text" : undefined} key={part}>
            {part}
          </span>
        ))}
      </code>
    </p>
  );
}

function Part({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <section className="mt-8">
      <h3 className="mb-2.5 flex flex-wrap items-baseline gap-x-2.5 font-semibold text-base text-ink">
        {title}
        {note ? <span className="font-normal text-sm text-subtle">{note}</span> : null}
      </h3>
      {children}
    </section>
  );
}

function Body({ body }: { body: NonNullable<ReferenceOperation["body"]> }) {
  const note = [body.required ? null : "optional", body.atLeastOneField ? "at least one field" : null];
  return (
    <Part note={note.filter(Boolean).join(", ")} title="Request body">
      <FieldList fields={body.shape.fields} markRequired />
    </Part>
  );
}

function Response({ response: { status, type, shape } }: Pick<ReferenceOperation, "response">) {
  if (!type) return <Part note={`${status}, no content`} title="Response" />;
  return (
    <Part note={`${status}, ${type}`} title="Response">
      {shape && shape.fields.length > 0 ? <FieldList fields={shape.fields} /> : null}
    </Part>
  );
}

function Samples({ operation: { summary, curl, typescript, response }, language }: OperationProps) {
  return (
    <div className="min-w-0 self-start xl:sticky xl:top-20">
      <CodeTabs label={`${summary}: example`} language={language} shell={curl} typescript={typescript} />
      {response.example ? (
        <CodeBlock
          className="mt-4 xl:[&_pre]:max-h-[50dvh]"
          code={response.example}
          hideCopy
          language={`${response.status} ${response.mediaType?.split(";")[0] ?? ""}`}
        />
      ) : null}
    </div>
  );
}
