import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Batch processing" };

/** How to send many requests without hitting a limit. */
export default function BatchProcessing() {
  return (
    <GuidePage
      href="/docs/batch-processing"
      lead="You can process large amounts of data if you send requests in batches and space them out. A client that does this finishes just as fast as one that hits the limit, and without failed requests."
      sections={[
        { id: "guidelines", title: "Guidelines", content: <Guidelines /> },
        { id: "example", title: "Example client", content: <ExampleClient /> },
      ]}
      title="Batch processing"
    />
  );
}

function Guidelines() {
  return (
    <ol>
      <li>
        <strong>Batch requests.</strong> Send a few requests at a time instead of all at once, and read lists with{" "}
        <code>limit=100</code>.
      </li>
      <li>
        <strong>Space out batches.</strong> The <code>RateLimit-Policy</code> header says how many requests each window
        allows. Spread your batches across the window and you won’t reach the limit.
      </li>
      <li>
        <strong>
          Respect <code>Retry-After</code>.
        </strong>{" "}
        After a 429 or 503 response, wait as many seconds as the header says.
      </li>
      <li>
        <strong>Use exponential backoff with jitter.</strong> If a request fails with a 5xx status and no{" "}
        <code>Retry-After</code>, double the delay with each attempt and add a random amount, so that your workers don’t
        all retry at the same time.
      </li>
      <li>
        <strong>Make retries safe.</strong> Send each item with its own{" "}
        <Link href="/docs/idempotency-and-pagination#idempotency">
          <code>Idempotency-Key</code>
        </Link>{" "}
        and use the same key for all retries of the item. Don’t retry 4xx responses other than 429: fix the request
        first.
      </li>
    </ol>
  );
}

function ExampleClient() {
  return (
    <>
      <p>
        This client creates a project for every line of standard input. Our tests run it against a low rate limit and
        check that every project is created exactly once.
      </p>
      <Example label="Create many projects" name="batch-processing" />
      <CodeBlock code={"printf 'First\\nSecond\\nThird\\n' | npx tsx batch-processing.ts"} language="shell" />
    </>
  );
}
