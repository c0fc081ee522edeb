import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/**
 * Says on every page what an unverified address keeps its owner from doing, and how to change that. The button that
 * sends another link is on the page it leads to: here, its script would be part of every page.
 */
export function VerifyEmailBanner({ email }: { email: string }) {
  return (
    <Callout className="mb-6" title="Verify your email address" tone="warning">
      <p>
        Open the link that we sent to <strong className="break-all font-medium">{email}</strong>. Until then, you can't
        invite or manage members, or transfer an organization.
      </p>
      <ButtonLink className="mt-2" href="/verify-email" size="sm">
        Resend link
      </ButtonLink>
    </Callout>
  );
}
