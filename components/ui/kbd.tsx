import type { ReactNode } from "react";

/** A key on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-xs border border-b-2 bg-surface px-1 font-mono text-muted text-xs">
      {children}
    </kbd>
  );
}
