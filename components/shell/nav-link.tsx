"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

export interface NavLinkProps {
  href: string;
  /** A lucide icon element, drawn on the server. */
  icon: ReactNode;
  children: ReactNode;
}

/** A link of the navigation, which shows when it leads to this page or to one above it. */
export function NavLink({ href, icon, children }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-base transition-colors [&_svg]:size-4",
        current ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink [&_svg]:text-subtle",
      )}
      href={href}
    >
      {icon}
      {children}
      {current ? (
        <span aria-hidden="true" className="ml-auto size-1.5 rounded-full bg-accent ring-1 ring-ink/20" />
      ) : null}
    </Link>
  );
}
