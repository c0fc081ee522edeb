import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NeedsScript } from "@/components/auth/needs-script";
import { ResendVerificationButton } from "@/components/auth/resend-verification-button";
import { VerifyEmail } from "@/components/auth/verify-email";
import { HOME, signInHref } from "@/components/navigation/auth-hrefs";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { linkTokenSchema } from "@/lib/contracts/invitations";
import { optionalSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Verify your email address" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link in a verification email leads. Opening it changes nothing: mail scanners open links too. */
export default async function VerifyEmailPage({ searchParams }: Props) {
  const parsed = linkTokenSchema.safeParse((await searchParams).token);
  const token = parsed.success ? parsed.data : null;
  const session = await optionalSession();
  if (!session) return <SignInFirst token={token} />;
  if (session.emailVerified) return <Verified email={session.user.email} />;
  return (
    <Frame description={`You are signed in as ${session.user.email}.`}>
      {token === null ? <ResendVerificationButton /> : <VerifyEmail token={token} />}
    </Frame>
  );
}

function Frame({ description, aside, children }: { description: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <AuthShell aside={aside} description={description} title="Verify your email address">
      <NeedsScript />
      {children}
    </AuthShell>
  );
}

/** Someone else may have signed up with the reader's address, so the link alone proves nothing. */
function SignInFirst({ token }: { token: string | null }) {
  const here = token === null ? "/verify-email" : `/verify-email?token=${token}`;
  return (
    <Frame
      aside={
        <>
          You didn't create this account?{" "}
          <Link className="link" href="/forgot-password">
            Reset its password
          </Link>{" "}
          to make it yours.
        </>
      }
      description="Sign in to the account that you created with this address."
    >
      <ButtonLink className="w-full" href={signInHref(here)} variant="primary">
        Sign in to verify
      </ButtonLink>
    </Frame>
  );
}

function Verified({ email }: { email: string }) {
  return (
    <AuthShell description={`${email} is verified.`} title="Your email address is verified">
      <ButtonLink className="w-full" href={HOME} variant="primary">
        Continue
      </ButtonLink>
    </AuthShell>
  );
}
