"use client";

import { useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { MethodLabel } from "./method-label";

export interface ReferenceNavProps {
  sections: readonly {
    name: string;
    anchor: string;
    operations: readonly { id: string; summary: string; method: string }[];
  }[];
}

/** Every operation by section. With JavaScript the one being read is marked. */
export function ReferenceNav({ sections }: ReferenceNavProps) {
  const nav = useRef<HTMLElement>(null);
  const current = useReadHeading(sections.flatMap(({ operations }) => operations.map(({ id }) => id)));

  useEffect(() => {
    if (current) nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  return (
    <nav aria-label="Operations" className="grid gap-6" ref={nav}>
      {sections.map(({ name, anchor, operations }) => (
        <div key={anchor}>
          <a className="mb-1.5 block rounded-xs font-semibold text-ink text-sm" href={`#${anchor}`}>
            {name}
          </a>
          <ul className="grid border-l">
            {operations.map(({ id, summary, method }) => (
              <li key={id}>
                <a
                  aria-current={id === current ? "location" : undefined}
                  className={cn(
                    "-ml-px flex items-baseline justify-between gap-2 border-l py-1 pl-3.5 text-base transition-colors",
                    id === current
                      ? "border-control font-medium text-ink"
                      : "border-transparent text-muted hover:border-line-strong hover:text-ink",
                  )}
                  href={`#${id}`}
                >
                  {summary}
                  <MethodLabel method={method} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The id of the last heading above the upper third of the window. */
function useReadHeading(ids: string[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  const joined = ids.join(" ");

  useEffect(() => {
    const headings = joined.split(" ").flatMap((id) => document.getElementById(id) ?? []);
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
      setCurrent(passed.at(-1)?.id);
    };
    const observer = new IntersectionObserver(update, { rootMargin: "0px 0px -66% 0px" });
    for (const heading of headings) observer.observe(heading);
    return () => observer.disconnect();
  }, [joined]);

  return current;
}
