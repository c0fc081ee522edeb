import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { exampleProblem } from "@/lib/openapi/problems";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Errors" };

/** What a refusal looks like, and every code there is. */
export default function Errors() {
  return (
    <GuidePage
      href="/docs/errors"
      lead="A refusal has a status, a code that names the reason, and a page here that says what to do about it."
      sections={[
        { id: "problem", title: "The problem document", content: <ProblemDocument appUrl={env().APP_URL} /> },
        { id: "handling", title: "Handling them", content: <Handling /> },
        { id: "codes", title: "Every code", content: <Codes /> },
      ]}
      title="Errors"
    />
  );
}

function ProblemDocument({ appUrl }: { appUrl: string }) {
  const { body } = exampleProblem("api_key_revoked", appUrl);
  return (
    <>
      <p>
        Refusals are <code>application/problem+json</code>, as RFC 9457 describes it:
      </p>
      <CodeBlock code={JSON.stringify(body, null, 2)} hideCopy language="401 application/problem+json" />
      <ul>
        <li>
          <code>code</code> is what a program decides on. It does not change.
        </li>
        <li>
          <code>type</code> is the address of the page about the code.
        </li>
        <li>
          <code>title</code> says the same each time; <code>detail</code> is about this occurrence. Both are for people.
        </li>
        <li>
          <code>requestId</code> is the same as the <code>X-Request-Id</code> header. Quote it when you ask for help.
        </li>
        <li>Some codes have further members, which their pages show.</li>
      </ul>
      <p>
        Answers of 401 and 403 also bear a <code>WWW-Authenticate</code> challenge (RFC 6750); 429 and 503 say in{" "}
        <code>Retry-After</code> how long to wait.
      </p>
    </>
  );
}

function Handling() {
  return <Example label="Meet a refusal and decide on its code" name="errors" />;
}

function Codes() {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  return (
    <DocsTable
      caption="Every error code"
      head={["Code", "Status", "Meaning"]}
      rows={codes.map((code) => [
        <Link href={`/docs/errors/${code}`} key="link">
          <code>{code}</code>
        </Link>,
        ERRORS[code].status,
        ERRORS[code].title,
      ])}
    />
  );
}
