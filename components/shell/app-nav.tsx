import { BookOpen } from "lucide-react";
import { ADMIN_NAV, type NavItem, SETTINGS_NAV, WORK_NAV } from "./nav-items";
import { NavLink } from "./nav-link";
import type { ShellData } from "./types";

/** The signed-in navigation, the same in the sidebar and in the drawer. */
export function AppNav({ operator }: Pick<ShellData, "operator">) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-6">
      <NavList items={WORK_NAV} />
      <NavGroup items={SETTINGS_NAV} title="Settings" />
      {operator ? <NavGroup items={ADMIN_NAV} title="Admin" /> : null}
      <div className="mt-auto">
        <NavLink href="/docs" icon={<BookOpen aria-hidden="true" />}>
          Documentation
        </NavLink>
      </div>
    </nav>
  );
}

function NavGroup({ title, items }: { title: string; items: readonly NavItem[] }) {
  return (
    <div>
      <h2 className="mb-1 px-2.5 font-medium text-subtle text-xs">{title}</h2>
      <NavList items={items} />
    </div>
  );
}

function NavList({ items }: { items: readonly NavItem[] }) {
  return (
    <ul className="grid gap-0.5">
      {items.map(({ href, label, Icon }) => (
        <li key={href}>
          <NavLink href={href} icon={<Icon aria-hidden="true" />}>
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
