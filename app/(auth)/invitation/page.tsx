import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AcceptInvitation } from "@/components/auth/accept-invitation";
import { NeedsScript } from "@/components/auth/needs-script";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { HOME, signInHref } from "@/components/navigation/auth-hrefs";
import { roleName } from "@/components/permissions/role-name";
import { ROLE_DESCRIPTIONS, withArticle } from "@/components/permissions/words";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { linkTokenSchema, type OpenInvitation } from "@/lib/contracts/invitations";
import { optionalSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { findOpenInvitation } from "@/lib/services/organizations/operations";

export const metadata: Metadata = { title: "Invitation" };

type Props = { invitation: OpenInvitation; token: string };

/** Where the link in an invitation email leads. */
export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const token = linkTokenSchema.safeParse((await searchParams).token);
  const invitation = token.success ? await run(findOpenInvitation, null, { query: { token: token.data } }) : null;
  if (!token.success || !invitation) return <ClosedInvitation />;
  const props = { invitation, token: token.data };
  const session = await optionalSession();
  if (!session) return invitation.hasAccount ? <SignInFirst {...props} /> : <SignUpToJoin {...props} />;
  if (session.user.email !== invitation.email) return <WrongAccount {...props} signedInAs={session.user.email} />;
  return (
    <Invited invitation={invitation}>
      <AcceptInvitation organization={invitation.organization} token={token.data} />
    </Invited>
  );
}

function Invited({
  invitation,
  aside,
  children,
}: Pick<Props, "invitation"> & { aside?: ReactNode; children: ReactNode }) {
  const { organization, invitedBy, role, email } = invitation;
  return (
    <AuthShell
      aside={aside}
      description={`${invitedBy ?? "An admin"} invited ${email} to join as ${withArticle(role)}.`}
      title={`Join ${organization}`}
    >
      <p className="mb-5 rounded-md bg-sunken px-3 py-2 text-muted text-sm">
        <strong className="font-medium text-ink">{roleName(role)}</strong> · {ROLE_DESCRIPTIONS[role]}
      </p>
      <NeedsScript />
      {children}
    </AuthShell>
  );
}

function SignUpToJoin({ invitation, token }: Props) {
  return (
    <Invited
      aside={
        <>
          Do you sign in through another service?{" "}
          <Link className="link" href={signInHref(invitationHref(token))}>
            Sign in
          </Link>
        </>
      }
      invitation={invitation}
    >
      <SignUpForm invitation={{ token, email: invitation.email }} submitLabel="Create account and join" />
    </Invited>
  );
}

function SignInFirst({ invitation, token }: Props) {
  return (
    <Invited invitation={invitation}>
      <ButtonLink className="w-full" href={signInHref(invitationHref(token))} variant="primary">
        Sign in to join
      </ButtonLink>
    </Invited>
  );
}

function WrongAccount({ invitation, token, signedInAs }: Props & { signedInAs: string }) {
  return (
    <Invited invitation={invitation}>
      <p className="mb-5 text-base text-muted">
        You are signed in as <strong className="font-medium text-ink">{signedInAs}</strong>, but this invitation was
        sent to a different address. Sign out to accept it with that account.
      </p>
      <SignOutButton label="Sign out and continue" next={invitationHref(token)} />
      <ButtonLink className="mt-2.5 w-full" href={HOME}>
        Stay signed in
      </ButtonLink>
    </Invited>
  );
}

/** The same page for a link that is unknown, used, expired, or revoked, so that it reveals nothing. */
function ClosedInvitation() {
  return (
    <AuthShell
      description="It may have expired, been revoked, or been used already, or the link may be incomplete."
      title="This invitation is not valid"
    >
      <p className="text-base text-muted">Ask the person who invited you to send a new invitation.</p>
      <ButtonLink className="mt-5 w-full" href={HOME} variant="primary">
        Go to Crowdee
      </ButtonLink>
    </AuthShell>
  );
}

function invitationHref(token: string): string {
  return `/invitation?token=${token}`;
}
