import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeedsScript } from "@/components/auth/needs-script";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { HOME } from "@/components/navigation/auth-hrefs";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { optionalSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Sign out" };

/** Asks before signing out, so that a link on another site cannot sign anyone out. */
export default async function SignOutPage() {
  const session = await optionalSession();
  if (!session) redirect("/sign-in");
  return (
    <AuthShell description={`You are signed in as ${session.user.email}.`} title="Sign out?">
      <NeedsScript />
      <SignOutButton />
      <ButtonLink className="mt-2.5 w-full" href={HOME}>
        Stay signed in
      </ButtonLink>
    </AuthShell>
  );
}
