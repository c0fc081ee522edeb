import { CodeBlock } from "@/components/ui/code-block";
import { getMe } from "@/lib/contracts/me";
import { Section } from "./section";

/** The answer the API contract itself gives as its example, so that this page cannot fall behind it. */
function exampleAnswer(): string {
  const { principal, organization, role, permissions } = getMe.example.answer;
  return JSON.stringify({ principal, organization, role, permissions }, null, 2);
}

/** One request and its answer. */
export function WorkedExample({ origin }: { origin: string }) {
  const command = `curl ${origin}/api/v1/me \\
  -H "Authorization: Bearer $CROWDEE_API_KEY"`;
  return (
    <Section
      id="example"
      lead="No login flow, no session to keep, no token to refresh. Ask the API who you are and it tells you whose key this is, where it is working, and how far it may go."
      title="One header, and you are in"
    >
      <div className="grid items-start gap-5 *:min-w-0 lg:grid-cols-2">
        <div>
          <CodeBlock code={command} language="Request" />
          <ol className="mt-8 grid gap-5">
            <Step number={1} title="Sign up">
              You get an organization of your own.
            </Step>
            <Step number={2} title="Settings, then API keys">
              Name the key, choose its role, and if you like its organizations and expiry.
            </Step>
            <Step number={3} title="Copy it, once">
              The key is shown a single time. Put it where your other secrets live.
            </Step>
          </ol>
        </div>
        <CodeBlock code={exampleAnswer()} hideCopy language="Answer, shortened" />
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
