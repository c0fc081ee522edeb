import type { Metadata } from "next";
import { NeedsScript } from "@/components/auth/needs-script";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { ButtonLink } from "@/components/ui/button";
import { linkTokenSchema } from "@/lib/contracts/invitations";

export const metadata: Metadata = { title: "Choose a new password" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link of a reset mail leads. Whether the link is still open shows when it is used, and not before. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const token = linkTokenSchema.safeParse((await searchParams).token);
  if (!token.success) return <BrokenLink />;
  return (
    <AuthShell
      description="It ends every session of your account, on every device. API keys go on working."
      title="Choose a new password"
    >
      <NeedsScript />
      <ResetPasswordForm token={token.data} />
    </AuthShell>
  );
}

function BrokenLink() {
  return (
    <AuthShell description="Copy all of it from the mail, or have a new one sent." title="This link is not complete">
      <ButtonLink className="w-full" href="/forgot-password" variant="primary">
        Send a new link
      </ButtonLink>
    </AuthShell>
  );
}
