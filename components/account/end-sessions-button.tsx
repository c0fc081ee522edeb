"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Ending } from "./end-sessions-dialog";

const EndSessionsDialog = lazy(() =>
  import("./end-sessions-dialog").then((module) => ({ default: module.EndSessionsDialog })),
);

export interface EndSessionsButtonProps {
  ending: Ending;
  /** What the button is called where its text alone does not say it. */
  label?: string;
  children: ReactNode;
}

/** Opens the dialog that asks before sessions are ended. */
export function EndSessionsButton({ ending, label, children }: EndSessionsButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={label} onClick={() => setOpen(true)} size="sm">
        {children}
      </Button>
      {isOpen ? (
        <Suspense>
          <EndSessionsDialog ending={ending} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
