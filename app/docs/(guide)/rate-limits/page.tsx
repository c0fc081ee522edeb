import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { TextWithCode } from "@/components/docs/text-with-code";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { getMe } from "@/lib/contracts/me";
import { env } from "@/lib/env";
import { POLICIES } from "@/lib/limits/policies";
import { HEADERS } from "@/lib/openapi/headers";
import { exampleProblem } from "@/lib/openapi/problems";
import { Example } from "../../example";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "Rate limits" };

/** The rate limits of this deployment and how to work with them. */
export default function RateLimits() {
  return (
    <GuidePage
      href="/docs/rate-limits"
      lead="Rate limits keep the API fast for everyone. Every response says how many requests you have left, and a 429 response says how long to wait."
      sections={[
        { id: "policies", title: "Limits", content: <Policies /> },
        { id: "headers", title: "Response headers", content: <HeaderTable /> },
        { id: "retry", title: "When you reach a limit", content: <Retry appUrl={env().APP_URL} /> },
        { id: "counting", title: "How requests are counted", content: <Counting /> },
        { id: "increase", title: "Request a higher limit", content: <Increase /> },
      ]}
      title="Rate limits"
    />
  );
}

const APPLIES_TO: Record<keyof typeof POLICIES, string> = {
  anonymous: "Requests without a credential",
  page: "Pages of this website, including those that the browser loads in advance",
  session: "Sessions and access tokens",
  "api-key": "API keys",
  user: "Everything a user does with API keys, sessions, and access tokens together, in addition to the policy above",
  "invalid-credentials": "Malformed or forged credentials",
  "sign-in": "Attempts to sign in, sign up, or reset a password, in addition to anonymous",
};

function Policies() {
  const policies = Object.entries(POLICIES) as [keyof typeof POLICIES, (typeof POLICIES)[keyof typeof POLICIES]][];
  return (
    <>
      <p>The limit of a request depends on its credential. These are the defaults of this deployment:</p>
      <DocsTable
        caption="Rate limits"
        head={["Policy", "Applies to", "Counted by", "Requests"]}
        rows={policies.map(([name, { counts, rate }]) => [
          <code key="policy">{name}</code>,
          APPLIES_TO[name],
          counts,
          <span className="whitespace-nowrap" key="rate">
            {rate().limit.toLocaleString("en-US")} per {rate().windowSeconds} s
          </span>,
        ])}
      />
      <p>
        Each key has its own limit, so your integrations don’t affect each other. All requests of one user together also
        count toward the <code>user</code> policy. The response headers describe it as well when it is nearly used up. A
        key keeps its limit when you rotate it. IPv6 addresses are counted by /64 network. <code>GET /api/health</code>{" "}
        and CORS preflight requests aren’t limited. <OperationLink of={getMe} /> shows the limits of your credential.
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
        <code>Retry-After</code> is only present in 429 and 503 responses.
      </p>
      <Example label="Show the rate limit headers; wait and retry after a 429" name="rate-limits" />
    </>
  );
}

function Retry({ appUrl }: { appUrl: string }) {
  const { body } = exampleProblem("rate_limited", appUrl);
  return (
    <>
      <p>
        When you reach a limit, the response is 429 with a <code>Retry-After</code> header in seconds. Wait that long
        and your next request succeeds. Don’t retry in a loop: requests before then are rejected too.
      </p>
      <CodeBlock
        code={`HTTP/1.1 429 Too Many Requests\nRetry-After: 12\nRateLimit: "api-key";r=0;t=12\n\n${JSON.stringify(body, null, 2)}`}
        hideCopy
        language="429 application/problem+json"
      />
      <p>
        If several workers share a key, add a random delay so that they don’t all retry at the same time. For an example
        client, see <Link href="/docs/batch-processing">Batch processing</Link>.
      </p>
    </>
  );
}

function Counting() {
  return (
    <ul>
      <li>A window starts with your first request. After it ends, your next request starts a new one.</li>
      <li>A limit of N allows exactly N requests per window. Each request counts once, even if it fails.</li>
      <li>Requests that are rejected with 429 don’t extend the wait.</li>
    </ul>
  );
}

function Increase() {
  return (
    <p>
      If your production workload regularly exceeds the limits, first check whether{" "}
      <Link href="/docs/batch-processing">spacing out requests</Link> is enough. If not, request a higher limit in{" "}
      <Link href="/settings/limits">Settings → Limits</Link> for one key, for all your requests, or for an organization
      that you administer. Tell us how many requests per minute you need and why. A granted limit takes effect within
      seconds and shows up in <OperationLink of={getMe} />.
    </p>
  );
}
