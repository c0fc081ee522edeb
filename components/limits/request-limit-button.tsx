"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { LimitSubject } from "./request-limit-dialog";

const RequestLimitDialog = dynamic(() => import("./request-limit-dialog").then((module) => module.RequestLimitDialog), {
  ssr: false,
});

/** Opens the form that asks for a higher limit. */
export function RequestLimitButton({ subjects }: { subjects: readonly LimitSubject[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} variant="primary">
        Ask for more
      </Button>
      {open ? <RequestLimitDialog onClose={() => setOpen(false)} subjects={subjects} /> : null}
    </>
  );
}
