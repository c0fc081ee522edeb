"use client";

import { BookOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { ADMIN_NAV, isCurrent, type NavItem, SETTINGS_NAV, WORK_NAV } from "./nav-items";
import type { ShellData } from "./types";

const LINK = "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-base transition-colors [&_svg]:size-4";
const IDLE = "text-muted hover:bg-hover hover:text-ink [&_svg]:text-subtle";

/** The signed-in navigation, the same in the sidebar and in the drawer. */
export function AppNav({ operator }: Pick<ShellData, "operator">) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-6">
      <NavList items={WORK_NAV} />
      <div>
        <h2 className="mb-1 px-2.5 font-medium text-subtle text-xs">Settings</h2>
        <NavList items={SETTINGS_NAV} />
      </div>
      {operator ? (
        <div>
          <h2 className="mb-1 px-2.5 font-medium text-subtle text-xs">Admin</h2>
          <NavList items={ADMIN_NAV} />
        </div>
      ) : null}
      <Link className={cn(LINK, IDLE, "mt-auto")} href="/docs">
        <BookOpen aria-hidden="true" />
        Documentation
      </Link>
    </nav>
  );
}

function NavList({ items }: { items: readonly NavItem[] }) {
  const path = usePathname();
  return (
    <ul className="grid gap-0.5">
      {items.map((item) => {
        const current = isCurrent(item, path);
        return (
          <li key={item.href}>
            <Link
              aria-current={current ? "page" : undefined}
              className={cn(LINK, current ? "bg-hover font-medium text-ink" : IDLE)}
              href={item.href}
            >
              <item.Icon aria-hidden="true" />
              {item.label}
              {current ? (
                <span aria-hidden="true" className="ml-auto size-1.5 rounded-full bg-accent ring-1 ring-ink/20" />
              ) : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
