import { BookOpen } from "lucide-react";
import type { ReactNode } from "react";
import { ADMIN_NAV, AUDIT_LOG_NAV, type NavItem, ORGANIZATION_NAV, PERSONAL_NAV, PROJECTS_NAV } from "./nav-items";
import { NavLink } from "./nav-link";
import { AuditLogReaders, OrganizationLink, OrganizationMembers } from "./organization-nav";
import type { ShellData } from "./types";

/** The signed-in navigation, the same in the sidebar and in the drawer. */
export function AppNav({ operator }: Pick<ShellData, "operator">) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-6">
      <NavList>
        <OrganizationItem {...PROJECTS_NAV} />
      </NavList>
      <NavGroup title="Personal settings">
        {PERSONAL_NAV.map((item) => (
          <PersonalItem key={item.href} {...item} />
        ))}
      </NavGroup>
      <OrganizationMembers>
        <NavGroup title="Organization settings">
          {ORGANIZATION_NAV.map((item) => (
            <OrganizationItem key={item.href} {...item} />
          ))}
          <AuditLogReaders>
            <OrganizationItem {...AUDIT_LOG_NAV} />
          </AuditLogReaders>
        </NavGroup>
      </OrganizationMembers>
      {operator ? (
        <NavGroup title="Admin">
          {ADMIN_NAV.map((item) => (
            <PersonalItem key={item.href} {...item} />
          ))}
        </NavGroup>
      ) : null}
      <div className="mt-auto">
        <NavLink href="/docs" icon={<BookOpen aria-hidden="true" />}>
          Documentation
        </NavLink>
      </div>
    </nav>
  );
}

function NavGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2 className="mb-1 px-2.5 font-medium text-subtle text-xs">{title}</h2>
      <NavList>{children}</NavList>
    </div>
  );
}

function NavList({ children }: { children: ReactNode }) {
  return <ul className="grid gap-0.5">{children}</ul>;
}

function PersonalItem({ href, label, Icon }: NavItem) {
  return (
    <li>
      <NavLink href={href} icon={<Icon aria-hidden="true" />}>
        {label}
      </NavLink>
    </li>
  );
}

function OrganizationItem({ href, label, Icon }: NavItem) {
  return (
    <li>
      <OrganizationLink icon={<Icon aria-hidden="true" />} page={href}>
        {label}
      </OrganizationLink>
    </li>
  );
}
