import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { env } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { exampleProblem } from "@/lib/openapi/problems";
import { ErrorLink } from "../../error-link";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Errors" };

/** The error format and the list of error codes. */
export default function Errors() {
  return (
    <GuidePage
      href="/docs/errors"
      lead="Every error response has a status, a stable code, and a page in this guide that explains the cause and how to fix it."
      sections={[
        { id: "format", title: "Error format", content: <Format appUrl={env().APP_URL} /> },
        { id: "handling", title: "Handle errors", content: <Handling /> },
        { id: "codes", title: "Error codes", content: <Codes /> },
      ]}
      title="Errors"
    />
  );
}

function Format({ appUrl }: { appUrl: string }) {
  const { body } = exampleProblem("api_key_revoked", appUrl);
  return (
    <>
      <p>
        Errors are problem documents (RFC 9457) with the media type <code>application/problem+json</code>:
      </p>
      <CodeBlock code={JSON.stringify(body, null, 2)} hideCopy language="401 application/problem+json" />
      <ul>
        <li>
          <code>code</code> identifies the error. Use it in your program; codes don’t change.
        </li>
        <li>
          <code>type</code> is the URL of the documentation page for the code.
        </li>
        <li>
          <code>title</code> and <code>detail</code> are for people. The title is always the same for a code; the detail
          describes this occurrence.
        </li>
        <li>
          <code>requestId</code> is the value of the <code>X-Request-Id</code> header. Include it when you contact
          support.
        </li>
        <li>Some codes have additional fields, described on their pages.</li>
      </ul>
      <p>
        401 and 403 responses also have a <code>WWW-Authenticate</code> challenge (RFC 6750). 429 and 503 responses have
        a <code>Retry-After</code> header.
      </p>
    </>
  );
}

function Handling() {
  return <Example label="Handle an error by its code" name="errors" />;
}

function Codes() {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  return (
    <DocsTable
      caption="Error codes"
      head={["Code", "Status", "Meaning"]}
      rows={codes.map((code) => [<ErrorLink code={code} key="link" />, ERRORS[code].status, ERRORS[code].title])}
    />
  );
}
