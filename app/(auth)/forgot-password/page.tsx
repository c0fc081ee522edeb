import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { NeedsScript } from "@/components/auth/needs-script";
import { AuthShell } from "@/components/shell/auth-shell";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Reset your password" };

/** Requests a link to reset a password. Works for signed-in people who forgot theirs, too. */
export default function ForgotPasswordPage() {
  return (
    <AuthShell
      aside={
        <Link className="link" href="/sign-in">
          Back to sign in
        </Link>
      }
      description="Enter your email address, and we will send you a link to reset your password."
      title="Reset your password"
    >
      <NeedsScript />
      <ForgotPasswordForm />
    </AuthShell>
  );
}
