import { AuthenticationMethods } from "@/components/marketing/authentication-methods";
import { Guarantees } from "@/components/marketing/guarantees";
import { Hero } from "@/components/marketing/hero";
import { Limits } from "@/components/marketing/limits";
import { Status } from "@/components/marketing/status";
import { WorkedExample } from "@/components/marketing/worked-example";
import { PublicShell } from "@/components/shell/public-shell";
import { env } from "@/lib/env";
import { optionalSession } from "@/lib/http/page-session";

const CREATE_KEY = "/settings/api-keys?create=1";

/** The home page. Signed-in users see it too; they are not redirected. */
export default async function HomePage() {
  const { APP_URL, LIMIT_API_KEY, LIMIT_SESSION, LIMIT_ANONYMOUS } = env();
  const signedIn = (await optionalSession()) !== null;
  const getKeyHref = signedIn ? CREATE_KEY : `/sign-up?callbackUrl=${encodeURIComponent(CREATE_KEY)}`;
  return (
    <PublicShell signedIn={signedIn}>
      <Hero getKeyHref={getKeyHref} />
      <WorkedExample origin={APP_URL} />
      <AuthenticationMethods />
      <Guarantees />
      <Limits anonymous={LIMIT_ANONYMOUS} apiKey={LIMIT_API_KEY} session={LIMIT_SESSION} />
      <Status getKeyHref={getKeyHref} />
    </PublicShell>
  );
}
