import { Guarantees } from "@/components/marketing/guarantees";
import { Hero } from "@/components/marketing/hero";
import { Limits } from "@/components/marketing/limits";
import { Status } from "@/components/marketing/status";
import { WaysIn } from "@/components/marketing/ways-in";
import { WorkedExample } from "@/components/marketing/worked-example";
import { PublicShell } from "@/components/shell/public-shell";
import { env } from "@/lib/env";
import { optionalSession } from "@/lib/http/page-session";

/** Home. Someone signed in is shown the way in rather than sent there. */
export default async function HomePage() {
  const { APP_URL, LIMIT_API_KEY, LIMIT_SESSION, LIMIT_ANONYMOUS } = env();
  return (
    <PublicShell signedIn={(await optionalSession()) !== null}>
      <Hero />
      <WorkedExample origin={APP_URL} />
      <WaysIn />
      <Guarantees />
      <Limits anonymous={LIMIT_ANONYMOUS} apiKey={LIMIT_API_KEY} session={LIMIT_SESSION} />
      <Status />
    </PublicShell>
  );
}
