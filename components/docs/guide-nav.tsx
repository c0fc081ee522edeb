"use client";

import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { GUIDE } from "./nav-items";

/** The guide's table of contents, with the current page marked. */
export function GuideNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Guide" className="grid gap-7">
      {GUIDE.map(({ title, items }) => (
        <div key={title}>
          <p className="mb-2 font-semibold text-ink text-sm">{title}</p>
          <ul className="grid border-l">
            {items.map(({ href, label }) => {
              const current = isCurrent(href, pathname);
              return (
                <li key={href}>
                  <Link
                    aria-current={current ? "page" : undefined}
                    className={cn(
                      "-ml-px block border-l py-1.5 pl-4 text-base transition-colors",
                      current
                        ? "border-control font-medium text-ink"
                        : "border-transparent text-muted hover:border-line-strong hover:text-ink",
                    )}
                    href={href}
                  >
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The page of an error code is part of Errors. */
function isCurrent(href: string, pathname: string): boolean {
  return href === pathname || (href === "/docs/errors" && pathname.startsWith("/docs/errors/"));
}
