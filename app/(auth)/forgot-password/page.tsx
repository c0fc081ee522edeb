import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { NeedsScript } from "@/components/auth/needs-script";
import { AuthShell } from "@/components/shell/auth-shell";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Choose a new password" };

/** Asks for a link to choose a new password with. Signed-in people who forgot theirs may, too. */
export default function ForgotPasswordPage() {
  return (
    <AuthShell
      aside={
        <Link className="link" href="/sign-in">
          Back to sign in
        </Link>
      }
      description="We mail you a link to choose a new one with. API keys go on working."
      title="Forgot your password?"
    >
      <NeedsScript />
      <ForgotPasswordForm />
    </AuthShell>
  );
}
