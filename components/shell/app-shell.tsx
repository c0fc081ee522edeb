import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { AppNav } from "./app-nav";
import { NavDrawer } from "./nav-drawer";
import { HomeLink } from "./organization-nav";
import { OrganizationProvider } from "./organization-provider";
import { OrganizationSwitcher } from "./organization-switcher";
import { SkipLink } from "./skip-link";
import type { ShellData } from "./types";
import { UserMenu } from "./user-menu";

/** The signed-in frame: a sidebar on wide screens, a bar with a drawer on narrow ones, the page in the middle. */
export function AppShell({ children, user, operator, ...organizations }: ShellData & { children: ReactNode }) {
  return (
    <OrganizationProvider {...organizations}>
      <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <SkipLink />
        <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-r p-3 lg:flex">
          <HomeLink aria-label="Crowdee home" className="mx-1.5 mt-1.5 flex self-start rounded-sm">
            <Logo />
          </HomeLink>
          <OrganizationSwitcher organizations={organizations.organizations} />
          <SidebarContent operator={operator} user={user} />
        </aside>
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-canvas/85 px-3 backdrop-blur-md lg:hidden">
          <NavDrawer>
            <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto">
              <SidebarContent operator={operator} user={user} />
            </div>
          </NavDrawer>
          <HomeLink aria-label="Crowdee home" className="flex rounded-sm">
            <Logo />
          </HomeLink>
          <div className="ml-auto min-w-0">
            <OrganizationSwitcher organizations={organizations.organizations} />
          </div>
        </header>
        <main className="min-w-0 px-5 py-8 outline-none sm:px-8 lg:px-12 lg:py-12" id="content" tabIndex={-1}>
          <div className="mx-auto max-w-4xl">{children}</div>
        </main>
      </div>
    </OrganizationProvider>
  );
}

function SidebarContent({ user, operator }: Pick<ShellData, "user" | "operator">) {
  return (
    <>
      <AppNav operator={operator} />
      <div className="-mx-3 border-t px-3 pt-3">
        <UserMenu user={user} />
      </div>
    </>
  );
}
