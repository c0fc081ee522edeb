import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { TextWithCode } from "@/components/docs/text-with-code";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { POLICIES } from "@/lib/limits/policies";
import { HEADERS } from "@/lib/openapi/headers";
import { exampleProblem } from "@/lib/openapi/problems";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Rate limits" };

/** The limits in force here, and how to live with them. */
export default function RateLimits() {
  return (
    <GuidePage
      href="/docs/rate-limits"
      lead="Requests are limited so that one caller cannot slow down the others. Every answer tells how much is left, and a refusal tells how long to wait."
      sections={[
        { id: "policies", title: "The limits", content: <Policies /> },
        { id: "headers", title: "What answers tell", content: <HeaderTable /> },
        { id: "waiting", title: "When a limit is reached", content: <Waiting appUrl={env().APP_URL} /> },
        { id: "counting", title: "How requests are counted", content: <Counting /> },
        { id: "more", title: "If you need more", content: <More /> },
      ]}
      title="Rate limits"
    />
  );
}

const WHO: Record<keyof typeof POLICIES, string> = {
  anonymous: "Requests without a credential",
  session: "Sessions and access tokens",
  "api-key": "API keys",
  "invalid-credentials": "Credentials that are malformed or were not issued here",
  "sign-in": "Attempts to sign in or to reset a password, beside anonymous",
};

function Policies() {
  const policies = Object.entries(POLICIES) as [keyof typeof POLICIES, (typeof POLICIES)[keyof typeof POLICIES]][];
  return (
    <>
      <p>Which limit a request is charged to follows from its credential. These are the defaults of this deployment:</p>
      <DocsTable
        caption="Rate limits"
        head={["Policy", "For", "Counted by", "Requests"]}
        rows={policies.map(([name, { counts, rate }]) => [
          <code key="policy">{name}</code>,
          WHO[name],
          counts,
          <span className="whitespace-nowrap" key="rate">
            {rate().limit} in {rate().windowSeconds} s
          </span>,
        ])}
      />
      <p>
        Each key has its own budget, so integrations do not take from each other. Addresses of IPv6 are counted by their
        /64 network. <code>GET /api/health</code> and the preflights of browsers are not limited.{" "}
        <code>GET /api/v1/me</code> names the limit your credential is under.
      </p>
    </>
  );
}

function HeaderTable() {
  const names = [
    "RateLimit-Policy",
    "RateLimit",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "Retry-After",
  ] as const;
  return (
    <>
      <DocsTable
        caption="Rate limit headers"
        head={["Header", "Meaning"]}
        rows={names.map((name) => [
          <code key="name">{name}</code>,
          <TextWithCode key="meaning">{HEADERS[name].description}</TextWithCode>,
        ])}
      />
      <p>
        They describe the limit this request was charged to, and no other. <code>Retry-After</code> comes with 429 and
        503 only.
      </p>
      <Example label="Show the headers; wait when told to" name="rate-limits" />
    </>
  );
}

function Waiting({ appUrl }: { appUrl: string }) {
  const { body } = exampleProblem("rate_limited", appUrl);
  return (
    <>
      <p>
        The answer is 429 with <code>Retry-After</code>, in seconds. Wait that long, once, and the next request is
        admitted. Do not retry at once in a loop: those requests are refused too, and gain nothing.
      </p>
      <CodeBlock
        code={`HTTP/1.1 429 Too Many Requests\nRetry-After: 12\nRateLimit: "api-key";r=0;t=12\n\n${JSON.stringify(body, null, 2)}`}
        hideCopy
        language="429 application/problem+json"
      />
      <p>
        When many clients or workers share a key, add a little random time to the wait, so that they do not all return
        in the same moment. <Link href="/docs/bulk-work">Bulk work</Link> has a client that does.
      </p>
    </>
  );
}

function Counting() {
  return (
    <ul>
      <li>
        A window opens with a caller’s first request and closes when its time is over; the next one opens a new one.
      </li>
      <li>A limit of N admits exactly N requests in a window. Each request counts once, whatever becomes of it.</li>
      <li>A refused request does not prolong the wait.</li>
    </ul>
  );
}

function More() {
  return (
    <p>
      Steady production work that does not fit into these limits can be accommodated. First look whether{" "}
      <Link href="/docs/bulk-work">spacing the work</Link> is enough. If it is not, ask in{" "}
      <Link href="/settings/limits">Settings → Limits</Link>: for one key, for all you do, or for an organization you
      administer, with the requests a minute it needs and the reason. What is granted is in force within seconds, for as
      long as it was granted, and <code>GET /api/v1/me</code> shows it.
    </p>
  );
}
