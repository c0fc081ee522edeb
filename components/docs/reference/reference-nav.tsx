"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { MethodLabel } from "./method-label";

export interface ReferenceNavProps {
  sections: readonly {
    name: string;
    slug: string;
    operations: readonly { id: string; summary: string; method: string }[];
  }[];
}

const LINK = "-ml-px flex items-baseline justify-between gap-2 border-l py-1 pl-3.5 text-base transition-colors";
const CURRENT = "border-control font-medium text-ink";
const OTHER = "border-transparent text-muted hover:border-line-strong hover:text-ink";

/** Every operation by section. With JavaScript the one being read is marked. */
export function ReferenceNav({ sections }: ReferenceNavProps) {
  const nav = useRef<HTMLElement>(null);
  const pathname = usePathname();
  const page = sections.find(({ slug }) => pathname === `/docs/reference/${slug}`);
  const current = useReadHeading(page?.operations.map(({ id }) => id).join(" ") ?? "");

  useEffect(() => {
    if (current) nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  return (
    <nav aria-label="Operations" className="grid gap-6" ref={nav}>
      <Link
        aria-current={pathname === "/docs/reference" ? "page" : undefined}
        className="rounded-xs font-semibold text-ink text-sm"
        href="/docs/reference"
      >
        Overview
      </Link>
      {sections.map(({ name, slug, operations }) => (
        <div key={slug}>
          <Link className="mb-1.5 block rounded-xs font-semibold text-ink text-sm" href={`/docs/reference/${slug}`}>
            {name}
          </Link>
          <ul className="grid border-l">
            {operations.map(({ id, summary, method }) => (
              <li key={id}>
                <Link
                  aria-current={id === current ? "location" : undefined}
                  className={cn(LINK, id === current ? CURRENT : OTHER)}
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

/**
 * The id of the last heading above the upper third of the window.
 *
 * @param ids  of the page's headings in order, separated by spaces
 */
function useReadHeading(ids: string): string | undefined {
  const [current, setCurrent] = useState<string>();

  useEffect(() => {
    const headings = ids.split(" ").flatMap((id) => document.getElementById(id) ?? []);
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
      setCurrent(passed.at(-1)?.id);
    };
    const observer = new IntersectionObserver(update, { rootMargin: "0px 0px -66% 0px" });
    for (const heading of headings) observer.observe(heading);
    return () => {
      observer.disconnect();
      setCurrent(undefined);
    };
  }, [ids]);

  return current;
}
