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

/** The response when the limit is reached. */
function limitedResponse({ limit, windowSeconds }: Rate): string {
  return [
    "HTTP/1.1 429 Too Many Requests",
    `RateLimit-Policy: "api-key";q=${limit};w=${windowSeconds}`,
    'RateLimit: "api-key";r=0;t=17',
    "Retry-After: 17",
    "Content-Type: application/problem+json",
  ].join("\n");
}

/** The current rate limits, and the response when one is reached. */
export function Limits({ apiKey, session, anonymous }: LimitsProps) {
  const rows = [
    { who: "API key", counted: "per key", rate: apiKey },
    { who: "Session or access token", counted: "per session", rate: session },
    { who: "Anonymous", counted: "per IP address", rate: anonymous },
  ];
  return (
    <Section
      id="limits"
      lead="Every response says how many requests you have left. When you reach the limit, Retry-After says how long to wait, and your next request succeeds."
      title="Predictable rate limits"
    >
      <div className="grid items-start gap-8 *:min-w-0 lg:grid-cols-2 lg:gap-12">
        <table className="w-full text-left text-base">
          <caption className="sr-only">Rate limits by type of client</caption>
          <thead className="text-sm text-subtle">
            <tr className="border-b">
              <th className="pb-2.5 font-medium" scope="col">
                Client
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
                  <span className="font-mono text-ink">{rate.limit.toLocaleString("en-US")}</span> per{" "}
                  {rate.windowSeconds} s
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <CodeBlock code={limitedResponse(apiKey)} hideCopy language="When you reach the limit" />
      </div>
    </Section>
  );
}
