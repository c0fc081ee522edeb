import { Check } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "./section";

const TODAY = [
  "API keys, browser sessions and short-lived tokens",
  "Organizations with members, roles and invitations",
  "Projects",
  "Rate limits with honest headers",
  "An OpenAPI document and a guide that follow the code",
] as const;

const NEXT = ["Files", "Datasets", "Verification pipelines and their results"] as const;

/** What works now and what is still being built, and the way in. */
export function Status() {
  return (
    <Section
      id="status"
      lead="Crowdee is young. The ground is laid; the verification work that will stand on it is still being built."
      title="What works today, and what comes next"
    >
      <div className="grid gap-10 md:grid-cols-[1.4fr_1fr]">
        <div>
          <h3 className="font-medium text-sm text-subtle">Works today</h3>
          <ul className="mt-3 grid gap-3 text-lg">
            {TODAY.map((item) => (
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
          <h3 className="font-medium text-sm text-subtle">Not built yet</h3>
          <ul className="mt-3 grid gap-3 text-lg text-muted">
            {NEXT.map((item) => (
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
        <p className="max-w-md font-semibold text-2xl">Make a key and make your first request.</p>
        <ButtonLink href="/sign-up" size="lg" variant="accent">
          Get a key
        </ButtonLink>
      </div>
    </Section>
  );
}
