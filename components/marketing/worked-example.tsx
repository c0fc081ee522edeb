import { CodeBlock } from "@/components/ui/code-block";
import { getMe } from "@/lib/contracts/me";
import { Section } from "./section";

/** The example response of the API contract, so that this page is always up to date. */
function exampleResponse(): string {
  const { principal, organization, role, permissions } = getMe.example.response;
  return JSON.stringify({ principal, organization, role, permissions }, null, 2);
}

/** A request and its response. */
export function WorkedExample({ origin }: { origin: string }) {
  const command = `curl ${origin}/api/v1/me \\
  -H "Authorization: Bearer $CROWDEE_API_KEY"`;
  return (
    <Section
      id="example"
      lead="No login flow, no session, no token refresh. Call /me to see who owns the key, which organization it works in, and what it can do."
      title="One key, one header"
    >
      <div className="grid items-start gap-5 *:min-w-0 lg:grid-cols-2">
        <div>
          <CodeBlock code={command} language="Request" />
          <ol className="mt-8 grid gap-5">
            <Step number={1} title="Create an account">
              Your account comes with its own organization.
            </Step>
            <Step number={2} title="Create an API key">
              Go to Settings → API keys, name the key, and choose its role. Optionally, set a scope and an expiration
              date.
            </Step>
            <Step number={3} title="Copy the key">
              It’s shown only once. Save it in your secret manager.
            </Step>
          </ol>
        </div>
        <CodeBlock code={exampleResponse()} hideCopy language="Response (shortened)" />
      </div>
    </Section>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: string }) {
  return (
    <li className="flex gap-4">
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-full border bg-surface font-mono text-muted text-xs"
      >
        {number}
      </span>
      <div>
        <h3 className="font-semibold text-ink text-lg">{title}</h3>
        <p className="text-base text-muted">{children}</p>
      </div>
    </li>
  );
}
