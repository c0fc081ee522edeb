"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

/** A menu below the header that opens without JavaScript. With JavaScript, following a link closes it. */
export function MobileMenu({ label, children }: { label: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const menu = details.current;
    const close = (event: Event) => {
      if (menu && event.target instanceof Element && event.target.closest("a")) menu.open = false;
    };
    menu?.addEventListener("click", close);
    return () => menu?.removeEventListener("click", close);
  }, []);

  return (
    <details className="group sticky top-14 z-20 -mx-5 border-b bg-canvas sm:-mx-8 lg:hidden" ref={details}>
      <summary className="flex h-12 list-none items-center justify-between px-5 font-medium text-base sm:px-8 [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown aria-hidden="true" className="size-4 text-subtle transition-transform group-open:rotate-180" />
      </summary>
      <div className="max-h-[70dvh] overflow-y-auto overscroll-contain border-t px-5 py-6 sm:px-8">{children}</div>
    </details>
  );
}
