import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeedsScript } from "@/components/auth/needs-script";
import { ServiceButtons } from "@/components/auth/service-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { HOME, signInHref } from "@/components/navigation/auth-hrefs";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { signInServices } from "@/lib/http/next-auth-providers";
import { optionalSession } from "@/lib/http/page-session";
import { safeRedirect } from "@/lib/http/safe-redirect";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

/** Sign-up where it is open to everyone; otherwise how to get an account. Leads to the page the person was on the way to. */
export default async function SignUpPage({ searchParams }: Props) {
  const next = safeRedirect((await searchParams).callbackUrl, HOME);
  if (await optionalSession()) redirect(next);
  return env().SIGN_UP === "open" ? <OpenSignUp next={next} /> : <SignUpByInvitation next={next} />;
}

function OpenSignUp({ next }: { next: string }) {
  return (
    <AuthShell
      aside={
        <>
          Already have an account?{" "}
          <Link className="link" href={signInHref(next)}>
            Sign in
          </Link>
        </>
      }
      description="Your account comes with an organization of its own."
      title="Create an account"
    >
      <NeedsScript />
      <ServiceButtons next={next} services={signInServices()} />
      <SignUpForm next={next} />
    </AuthShell>
  );
}

function SignUpByInvitation({ next }: { next: string }) {
  return (
    <AuthShell description="Accounts here are by invitation only." title="Create an account">
      <p className="text-base text-muted">
        Ask an admin of your organization to invite you. You will get an email with a link that creates your account.
      </p>
      <ButtonLink className="mt-5 w-full" href={signInHref(next)} variant="primary">
        Sign in
      </ButtonLink>
    </AuthShell>
  );
}
