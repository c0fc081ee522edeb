import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeedsScript } from "@/components/auth/needs-script";
import { ServiceButtons } from "@/components/auth/service-buttons";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { signInServices } from "@/lib/http/next-auth-providers";
import { optionalSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Create an account" };

/** Sign-up where it is open to everyone; otherwise how one comes to an account. */
export default async function SignUpPage() {
  if (await optionalSession()) redirect("/projects");
  return env().SIGN_UP === "open" ? <OpenSignUp /> : <SignUpByInvitation />;
}

function OpenSignUp() {
  return (
    <AuthShell
      aside={
        <>
          Have an account?{" "}
          <Link className="link" href="/sign-in">
            Sign in
          </Link>
        </>
      }
      description="It comes with an organization of your own. A key is two clicks further."
      title="Create an account"
    >
      <NeedsScript />
      <ServiceButtons next="/projects" services={signInServices()} />
      <SignUpForm />
    </AuthShell>
  );
}

function SignUpByInvitation() {
  return (
    <AuthShell description="Accounts here are made by invitation only." title="Create an account">
      <p className="text-base text-muted">
        Ask an admin of the organization you work with to invite you. The invitation comes by e-mail; the link in it
        makes your account.
      </p>
      <ButtonLink className="mt-5 w-full" href="/sign-in" variant="primary">
        Sign in to an account
      </ButtonLink>
    </AuthShell>
  );
}
