"use client";

import { useRouter } from "next/navigation";
import { callApi } from "@/components/api-client";
import { signOut } from "@/components/shell/sign-out";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import type { endOtherSessions, endSession } from "@/lib/contracts/sessions";

/** What is ended: one session, all but this one, or all. */
export type Ending = { id: string; device: string } | "others" | "all";

const TOKENS = "Their access tokens end too. API keys keep working.";

/** Asks before sessions are ended. */
export function EndSessionsDialog({ ending, onClose }: { ending: Ending; onClose: () => void }) {
  const router = useRouter();
  const toast = useToast();

  async function end() {
    if (typeof ending === "object") await callApi<typeof endSession>("DELETE", `/api/v1/sessions/${ending.id}`);
    else await callApi<typeof endOtherSessions>("DELETE", "/api/v1/sessions");
    if (ending === "all") {
      if (await signOut()) return;
      throw new Error("All other sessions ended, but this one didn’t. Try again.");
    }
    toast({ title: ending === "others" ? "All other sessions ended" : "Session ended" });
    router.refresh();
  }

  return <AlertDialog {...wordingOf(ending)} onConfirm={end} onOpenChange={(open) => open || onClose()} open />;
}

function wordingOf(ending: Ending) {
  if (ending === "others") {
    const description = `Every other browser is signed out immediately. ${TOKENS}`;
    return { title: "End all other sessions?", description, confirmLabel: "End all others" };
  }
  if (ending === "all") {
    const description = `Every browser is signed out immediately, this one included. ${TOKENS}`;
    return { title: "Sign out everywhere?", description, confirmLabel: "Sign out everywhere" };
  }
  const description = `${ending.device} is signed out immediately. Its access tokens end too.`;
  return { title: "End this session?", description, confirmLabel: "End session" };
}
