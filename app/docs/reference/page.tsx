import type { Metadata } from "next";
import { Prose } from "@/components/docs/prose";
import { OperationIndex } from "@/components/docs/reference/operation-index";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { referenceOf } from "@/lib/reference/reference";

export const metadata: Metadata = { title: "API reference" };

/** Introduction to the reference, and a list of all operations. */
export default function ReferenceOverview() {
  const { APP_URL } = env();
  return (
    <div className="max-w-4xl">
      <h1 className="font-semibold text-3xl text-ink">API reference</h1>
      <Prose className="mt-4">
        <p>
          Every endpoint of the API with its requests, responses, and errors. These pages are generated from the{" "}
          <a href="/api/openapi.json">OpenAPI 3.1 document</a>.
        </p>
        <p>
          If you’re new to the API, start with the <Link href="/docs">quickstart</Link>. The guide also covers what all
          endpoints have in common: <Link href="/docs/authentication">authentication</Link>,{" "}
          <Link href="/docs/organizations-and-scopes">organizations</Link>,{" "}
          <Link href="/docs/idempotency-and-pagination">idempotency and pagination</Link>,{" "}
          <Link href="/docs/rate-limits">rate limits</Link>, and <Link href="/docs/errors">errors</Link>.
        </p>
        <p>The examples use these environment variables:</p>
        <CodeBlock code={variables(APP_URL)} language="shell" />
      </Prose>
      {referenceOf(openApiDocument(APP_URL)).map((section) => (
        <OperationIndex key={section.slug} section={section} />
      ))}
    </div>
  );
}

function variables(appUrl: string): string {
  return `export CROWDEE_URL="${appUrl}"
# for operations that accept an API key
export CROWDEE_API_KEY="crowdee_…"
# for operations that require a browser session: the Cookie header of a signed-in browser
export CROWDEE_COOKIE="…"`;
}
