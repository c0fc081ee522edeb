import { ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { RoleMatrix } from "./role-matrix";

/** The top of the home page: the promise, and the rule behind it drawn out in full. */
export function Hero() {
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-x-16 gap-y-12 px-5 pt-14 pb-16 sm:px-8 sm:pt-24 sm:pb-24 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h1 className="font-semibold text-4xl">
          API keys that <span className="highlight">never outrank</span> their owner
        </h1>
        <p className="mt-6 max-w-xl text-lg text-muted">
          Crowdee is the API platform for organizations that verify content. A key, a browser session or a short-lived
          token opens the same API, and every request is held to what its owner may do at that moment.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href="/sign-up" size="lg" variant="primary">
            Get a key
            <ArrowRight aria-hidden="true" />
          </ButtonLink>
          <ButtonLink href="/docs" size="lg">
            Read the docs
          </ButtonLink>
        </div>
      </div>
      <RoleMatrix />
    </section>
  );
}
