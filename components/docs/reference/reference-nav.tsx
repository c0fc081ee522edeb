"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { MethodLabel } from "./method-label";
import { useCurrentHeading } from "./use-current-heading";

export interface ReferenceNavProps {
  sections: readonly {
    name: string;
    slug: string;
    operations: readonly { id: string; summary: string; method: string }[];
  }[];
}

const OPERATION = "-ml-px flex items-baseline justify-between gap-2 border-l py-1 pl-3.5 text-base transition-colors";
const CURRENT = "border-control font-medium text-ink";
const OTHER = "border-transparent text-muted hover:border-line-strong hover:text-ink";

/** All operations by section, with the current section and operation marked. */
export function ReferenceNav({ sections }: ReferenceNavProps) {
  const nav = useRef<HTMLElement>(null);
  const pathname = usePathname();
  const section = sections.find(({ slug }) => pathname === `/docs/reference/${slug}`);
  const current = useCurrentHeading(section?.operations.map(({ id }) => id).join(" ") ?? "");

  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the marked link
  useEffect(() => {
    const links = nav.current?.querySelectorAll("[aria-current]");
    const link = links?.[links.length - 1];
    if (link) scrollSidebarTo(link);
  }, [pathname, current]);

  return (
    <nav aria-label="Operations" className="grid gap-6" ref={nav}>
      <SectionLink current={pathname === "/docs/reference"} href="/docs/reference">
        Overview
      </SectionLink>
      {sections.map(({ name, slug, operations }) => (
        <div key={slug}>
          <SectionLink current={slug === section?.slug} href={`/docs/reference/${slug}`}>
            {name}
          </SectionLink>
          <ul className="mt-1.5 grid border-l">
            {operations.map(({ id, summary, method }) => (
              <li key={id}>
                <Link
                  aria-current={id === current ? "location" : undefined}
                  className={cn(OPERATION, id === current ? CURRENT : OTHER)}
                  href={`/docs/reference/${slug}#${id}`}
                >
                  {summary}
                  <MethodLabel method={method} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SectionLink({ current, href, children }: { current: boolean; href: string; children: string }) {
  return (
    <Link
      aria-current={current ? "page" : undefined}
      className={cn("block rounded-xs font-semibold text-sm", current ? "text-accent-text" : "text-ink")}
      href={href}
    >
      {children}
    </Link>
  );
}

/** Scrolls the sidebar, and not the page, if a link is outside its middle part. */
function scrollSidebarTo(link: Element): void {
  const sidebar = link.closest("[data-sidebar]");
  if (!sidebar) return;
  const top = link.getBoundingClientRect().top - sidebar.getBoundingClientRect().top;
  const height = sidebar.clientHeight;
  if (top < height * 0.1 || top > height * 0.8) sidebar.scrollTop += top - height / 3;
}
