import type { Metadata } from "next";
import { Prose } from "@/components/docs/prose";
import { OperationIndex } from "@/components/docs/reference/operation-index";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { referenceOf } from "@/lib/reference/reference";

export const metadata: Metadata = { title: "API reference" };

/** What the reference is, and all operations at a glance. */
export default function ReferenceOverview() {
  const { APP_URL } = env();
  return (
    <div className="max-w-4xl">
      <h1 className="font-semibold text-3xl text-ink">API reference</h1>
      <Prose className="mt-4">
        <p>
          Every operation, what it takes, what it answers and how it can be refused. These pages show the same document
          that tools read: <a href="/api/openapi.json">OpenAPI 3.1</a>.
        </p>
        <p>
          New here? <Link href="/docs">Getting started</Link> leads to the first call. What all operations share is told
          once: <Link href="/docs/authentication">credentials</Link>,{" "}
          <Link href="/docs/organizations-and-scopes">organizations</Link>,{" "}
          <Link href="/docs/idempotency-and-pagination">retries and lists</Link>,{" "}
          <Link href="/docs/rate-limits">limits</Link>, <Link href="/docs/errors">errors</Link>.
        </p>
        <p>The examples read these variables:</p>
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
# for operations an API key may call
export CROWDEE_API_KEY="crowdee_…"
# for those that take a browser session: the Cookie header of a signed-in browser
export CROWDEE_COOKIE="…"`;
}
