import { ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { RoleMatrix } from "./role-matrix";

/** The top of the home page: what Crowdee is, and the rule for a key's permissions as a table. */
export function Hero({ getKeyHref }: { getKeyHref: string }) {
  return (
    <section className="mx-auto grid max-w-6xl items-center gap-x-16 gap-y-12 px-5 pt-14 pb-16 sm:px-8 sm:pt-24 sm:pb-24 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h1 className="font-semibold text-4xl">
          API keys that <span className="highlight">never exceed</span> their owner’s permissions
        </h1>
        <p className="mt-6 max-w-xl text-lg text-muted">
          Crowdee is the API platform for organizations that verify content. Use the same API with an API key, a browser
          session, or a short-lived access token. Every request is limited to what its owner can do right now.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href={getKeyHref} size="lg" variant="primary">
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
