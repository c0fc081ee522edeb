"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { LimitSubject } from "./request-limit-dialog";

const RequestLimitDialog = lazy(() =>
  import("./request-limit-dialog").then((module) => ({ default: module.RequestLimitDialog })),
);

/** Opens the form that requests a higher limit. */
export function RequestLimitButton({ subjects }: { subjects: readonly LimitSubject[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} variant="primary">
        Request a higher limit
      </Button>
      <Suspense>{open ? <RequestLimitDialog onClose={() => setOpen(false)} subjects={subjects} /> : null}</Suspense>
    </>
  );
}
