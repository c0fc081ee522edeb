import { CodeBlock } from "@/components/ui/code-block";
import { Section } from "./section";

interface Rate {
  limit: number;
  windowSeconds: number;
}

export interface LimitsProps {
  apiKey: Rate;
  session: Rate;
  anonymous: Rate;
}

/** What a caller whose budget is spent is told. */
function refusal({ limit, windowSeconds }: Rate): string {
  return [
    "HTTP/1.1 429 Too Many Requests",
    `RateLimit-Policy: "api-key";q=${limit};w=${windowSeconds}`,
    'RateLimit: "api-key";r=0;t=17',
    "Retry-After: 17",
    "Content-Type: application/problem+json",
  ].join("\n");
}

/** The budgets in force and what a refusal looks like. */
export function Limits({ apiKey, session, anonymous }: LimitsProps) {
  const rows = [
    { who: "API key", counted: "per key", rate: apiKey },
    { who: "Session or token", counted: "per person", rate: session },
    { who: "Anonymous", counted: "per address", rate: anonymous },
  ];
  return (
    <Section
      id="limits"
      lead="Every answer says what is left of your budget. When it is spent, Retry-After names the seconds to wait, and waiting them works."
      title="Limits that tell the truth"
    >
      <div className="grid items-start gap-8 *:min-w-0 lg:grid-cols-2 lg:gap-12">
        <table className="w-full text-left text-base">
          <caption className="sr-only">Limits by kind of caller</caption>
          <thead className="text-sm text-subtle">
            <tr className="border-b">
              <th className="pb-2.5 font-medium" scope="col">
                Caller
              </th>
              <th className="pb-2.5 font-medium" scope="col">
                Counted
              </th>
              <th className="pb-2.5 text-right font-medium" scope="col">
                Requests
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ who, counted, rate }) => (
              <tr className="border-b" key={who}>
                <th className="py-3.5 font-medium text-ink" scope="row">
                  {who}
                </th>
                <td className="py-3.5 text-muted">{counted}</td>
                <td className="py-3.5 text-right text-muted">
                  <span className="font-mono text-ink">{rate.limit}</span> in {rate.windowSeconds} s
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <CodeBlock code={refusal(apiKey)} hideCopy language="When the budget is spent" />
      </div>
    </Section>
  );
}
