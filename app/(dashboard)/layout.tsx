import type { ReactNode } from "react";
import { VerifyEmailBanner } from "@/components/account/verify-email-banner";
import { AppShell } from "@/components/shell/app-shell";
import { ServerClock } from "@/components/ui/relative-time";
import { isSignedInOperator, requireSession } from "@/lib/http/page-session";
import { roleHasPermission } from "@/lib/permissions";

/** The frame of every signed-in page. It proves who is there; each page does so again for itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user, emailVerified, memberships, organization } = await requireSession();
  return (
    <AppShell
      activeOrganizationId={organization?.id ?? null}
      operator={await isSignedInOperator()}
      organizations={memberships.map(({ id, slug, name, role }) => ({
        id,
        slug,
        name,
        role,
        readsAuditLog: roleHasPermission(role, "audit:read"),
      }))}
      user={{ name: user.name, email: user.email }}
    >
      {emailVerified ? null : <VerifyEmailBanner email={user.email} />}
      <ServerClock now={Date.now()}>{children}</ServerClock>
    </AppShell>
  );
}
