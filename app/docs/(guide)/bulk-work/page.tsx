import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Bulk work" };

/** How to send a lot of requests without failing any. */
export default function BulkWork() {
  return (
    <GuidePage
      href="/docs/bulk-work"
      lead="Large amounts of work are welcome when they come in batches, spaced out. A client that does this finishes as early as one that pushes, and fails nothing."
      sections={[
        { id: "rules", title: "Five rules", content: <Rules /> },
        { id: "client", title: "A client that follows them", content: <Client /> },
      ]}
      title="Bulk work"
    />
  );
}

function Rules() {
  return (
    <ol>
      <li>
        <strong>Batch.</strong> Send a few requests at a time, not all at once, and read lists with{" "}
        <code>limit=100</code>.
      </li>
      <li>
        <strong>Space.</strong> <code>RateLimit-Policy</code> tells how many requests a window admits. Spread your
        batches over it, and the limit is never reached.
      </li>
      <li>
        <strong>Wait as told.</strong> After 429 or 503, as long as <code>Retry-After</code> says.
      </li>
      <li>
        <strong>Back off with jitter.</strong> When an answer fails on our side and does not say how long, double the
        wait each time, and add a random moment, so that many workers do not return together.
      </li>
      <li>
        <strong>Make retries harmless.</strong> Give each item one{" "}
        <Link href="/docs/idempotency-and-pagination#idempotency">
          <code>Idempotency-Key</code>
        </Link>{" "}
        and keep it over all its retries. Answers of 4xx other than 429 will not get better: stop and look.
      </li>
    </ol>
  );
}

function Client() {
  return (
    <>
      <p>
        This creates a project for every line of standard input. The tests of this guide run it against a tight limit,
        and no item may fail.
      </p>
      <Example label="Create many projects" name="bulk-work" />
      <CodeBlock code={"printf 'First\\nSecond\\nThird\\n' | npx tsx bulk-work.ts"} language="shell" />
    </>
  );
}
