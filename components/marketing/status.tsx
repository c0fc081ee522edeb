import { Check } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "./section";

const AVAILABLE = [
  "API keys, browser sessions, and access tokens",
  "Organizations with members, roles, and invitations",
  "Projects",
  "Rate limits with standard headers",
  "An OpenAPI document and a guide that are always up to date",
] as const;

const PLANNED = ["Files", "Datasets", "Verification pipelines and results"] as const;

/** What is available and what is planned, with a link to create a key. */
export function Status({ getKeyHref }: { getKeyHref: string }) {
  return (
    <Section
      id="status"
      lead="Crowdee is under active development. Access management is ready to use; content verification comes next."
      title="What’s available today"
    >
      <div className="grid gap-10 md:grid-cols-[1.4fr_1fr]">
        <div>
          <h3 className="font-medium text-sm text-subtle">Available now</h3>
          <ul className="mt-3 grid gap-3 text-lg">
            {AVAILABLE.map((item) => (
              <li className="flex items-start gap-3" key={item}>
                <span
                  aria-hidden="true"
                  className="mt-1 grid size-[18px] shrink-0 place-items-center rounded-full bg-accent"
                >
                  <Check className="size-3 text-on-accent" strokeWidth={3.5} />
                </span>
                {item}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="font-medium text-sm text-subtle">Coming next</h3>
          <ul className="mt-3 grid gap-3 text-lg text-muted">
            {PLANNED.map((item) => (
              <li className="flex items-start gap-3" key={item}>
                <span
                  aria-hidden="true"
                  className="mt-1 size-[18px] shrink-0 rounded-full border border-line-strong border-dashed"
                />
                {item}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="mt-14 flex flex-wrap items-center justify-between gap-6 rounded-xl bg-code p-7 text-code-ink sm:p-10">
        <p className="max-w-md font-semibold text-2xl">Create a key and send your first request.</p>
        <ButtonLink href={getKeyHref} size="lg" variant="accent">
          Get a key
        </ButtonLink>
      </div>
    </Section>
  );
}
