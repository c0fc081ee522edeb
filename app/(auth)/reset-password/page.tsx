import type { Metadata } from "next";
import { NeedsScript } from "@/components/auth/needs-script";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { linkTokenSchema } from "@/lib/contracts/invitations";

export const metadata: Metadata = { title: "Choose a new password" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link in a password reset email leads. Whether the link is still valid shows only when it is used. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const token = linkTokenSchema.safeParse((await searchParams).token);
  if (!token.success) return <BrokenLink />;
  return (
    <AuthShell
      description="Setting a new password signs you out on every device. API keys keep working if you verified your email address earlier; otherwise they are revoked."
      title="Choose a new password"
    >
      <NeedsScript />
      <ResetPasswordForm token={token.data} />
    </AuthShell>
  );
}

function BrokenLink() {
  return (
    <AuthShell description="Copy the whole link from the email, or request a new one." title="This link is incomplete">
      <ButtonLink className="w-full" href="/forgot-password" variant="primary">
        Send a new link
      </ButtonLink>
    </AuthShell>
  );
}
