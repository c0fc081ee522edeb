import type { Metadata } from "next";
import Link from "next/link";
import { Prose } from "@/components/docs/prose";
import { Operation } from "@/components/docs/reference/operation";
import { ReferenceNav } from "@/components/docs/reference/reference-nav";
import { Sidebar } from "@/components/docs/sidebar";
import { CodeBlock } from "@/components/ui/code-block";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { type ReferenceSection, referenceOf } from "@/lib/openapi/reference";

export const metadata: Metadata = { title: "API reference" };

/** The OpenAPI document as a page: every operation, by section. */
export default function Reference() {
  const { APP_URL } = env();
  const sections = referenceOf(openApiDocument(APP_URL));
  return (
    <div className="grid gap-x-14 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Sidebar label="Operations">
        <ReferenceNav sections={sections.map(outline)} />
      </Sidebar>
      <main className="min-w-0 py-10 lg:py-14" id="content" tabIndex={-1}>
        <Introduction appUrl={APP_URL} />
        {sections.map((section) => (
          <Section key={section.anchor} section={section} />
        ))}
      </main>
    </div>
  );
}

function outline({ name, anchor, operations }: ReferenceSection) {
  return { name, anchor, operations: operations.map(({ id, summary, method }) => ({ id, summary, method })) };
}

function Introduction({ appUrl }: { appUrl: string }) {
  return (
    <div className="grid gap-x-12 gap-y-8 pb-4 xl:grid-cols-2">
      <div>
        <h1 className="font-semibold text-3xl text-ink">API reference</h1>
        <Prose className="mt-4">
          <p>
            Every operation, what it takes, what it answers and how it can be refused. This page shows the same document
            that tools read: <a href="/api/openapi.json">OpenAPI 3.1</a>.
          </p>
          <p>
            New here? <Link href="/docs">Getting started</Link> leads to the first call. What all operations share is
            told once: <Link href="/docs/authentication">credentials</Link>,{" "}
            <Link href="/docs/organizations-and-scopes">organizations</Link>,{" "}
            <Link href="/docs/idempotency-and-pagination">retries and lists</Link>,{" "}
            <Link href="/docs/rate-limits">limits</Link>, <Link href="/docs/errors">errors</Link>.
          </p>
        </Prose>
      </div>
      <div className="min-w-0 self-end">
        <CodeBlock
          code={`export CROWDEE_URL="${appUrl}"\n# for operations an API key may call\nexport CROWDEE_API_KEY="crowdee_…"\n# for those that take a browser session\nexport CROWDEE_COOKIE="…"`}
          language="What the examples read"
        />
      </div>
    </div>
  );
}

function Section({ section: { name, anchor, description, operations } }: { section: ReferenceSection }) {
  return (
    <section aria-labelledby={anchor} className="pt-14">
      <h2 className="scroll-mt-12 font-semibold text-2xl text-ink lg:scroll-mt-0" id={anchor}>
        {name}
      </h2>
      <p className="mt-2 pb-10 text-lg text-muted">{description}</p>
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
    </section>
  );
}
