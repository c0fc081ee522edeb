import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { pagePrincipal } from "@/lib/http/page-session";

/** The frame of every signed-in page. It proves who is there; each page does so again for itself. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user, memberships, organization } = await pagePrincipal();
  return (
    <AppShell
      activeOrganizationId={organization?.id ?? null}
      organizations={memberships.map(({ id, slug, name, role }) => ({ id, slug, name, role }))}
      user={{ name: user.name, email: user.email }}
    >
      {children}
    </AppShell>
  );
}
