"use client";

import { KeyRound, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What someone without any key sees in place of the list. */
export function NoKeysYet({ action }: { action: ReactNode }) {
  return (
    <EmptyState
      action={action}
      description="A key is a password for a program. Give each script or service its own key, limit it to what it needs, and revoke it when it is no longer needed."
      icon={<KeyRound />}
      title="No API keys yet"
    />
  );
}

/** What is shown below the search when no key matches it. */
export function NoKeysMatch({ onShowAll }: { onShowAll: () => void }) {
  return (
    <EmptyState
      action={<Button onClick={onShowAll}>Show all keys</Button>}
      className="py-10"
      description="Try another search or status."
      icon={<SearchX />}
      title="No keys match"
    />
  );
}
