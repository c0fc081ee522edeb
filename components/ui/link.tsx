"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

export type LinkProps = ComponentProps<"a"> & { href: string };

/**
 * A link to another of our pages. It goes there without loading the document anew, and fetches the page at the first
 * sign that it is wanted. Next's own fetches every page in sight, each of which asks the database who is there, and
 * weighs more: see docs/decisions/page-weight.md.
 */
export function Link({ href, onClick, onFocus, onPointerEnter, ...props }: LinkProps) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href);

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (event.defaultPrevented || opensElsewhere(event)) return;
    event.preventDefault();
    router.push(href);
  }

  return (
    <a
      {...props}
      href={href}
      onClick={follow}
      onFocus={(event) => {
        onFocus?.(event);
        prefetch();
      }}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        prefetch();
      }}
    />
  );
}

/** What the browser takes for a new tab, a new window or a download is left to it. */
function opensElsewhere({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLAnchorElement>) {
  const { target, origin } = currentTarget;
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey || target !== "" || origin !== location.origin;
}
