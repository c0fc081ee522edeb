import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeedsScript } from "@/components/auth/needs-script";
import { ServiceButtons } from "@/components/auth/service-buttons";
import { signInErrorMessage } from "@/components/auth/sign-in-errors";
import { SignInForm } from "@/components/auth/sign-in-form";
import { HOME, signUpHref } from "@/components/navigation/auth-hrefs";
import { AuthShell } from "@/components/shell/auth-shell";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { signInServices } from "@/lib/http/next-auth-providers";
import { optionalSession } from "@/lib/http/page-session";
import { safeRedirect } from "@/lib/http/safe-redirect";

export const metadata: Metadata = { title: "Sign in" };

type Query = string | string[] | undefined;
type Props = { searchParams: Promise<{ callbackUrl?: Query; error?: Query; notice?: Query }> };

/** Signs in, then leads to the page the person was on the way to. */
export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, notice } = await searchParams;
  const next = safeRedirect(callbackUrl, HOME);
  if (await optionalSession()) redirect(next);
  return (
    <AuthShell
      aside={
        env().SIGN_UP === "open" ? (
          <>
            New here?{" "}
            <Link className="link" href={signUpHref(next)}>
              Create an account
            </Link>
          </>
        ) : (
          "Accounts are by invitation only. Open the link in your invitation to create one."
        )
      }
      title="Sign in"
    >
      <NeedsScript />
      {notice === "password-changed" ? (
        <Callout className="mb-5" role="status" tone="success">
          Your password was changed, and you were signed out everywhere. Sign in with the new password.
        </Callout>
      ) : null}
      <ServiceButtons next={next} services={signInServices()} />
      <SignInForm error={signInErrorMessage(error)} next={next} />
    </AuthShell>
  );
}
