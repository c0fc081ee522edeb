"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { asProblem } from "@/components/api-client";
import { type ToastMessage, useToast } from "@/components/ui/toast";

/**
 * Runs a change that has no form: busy until the page shows its outcome, and a message in the corner either way.
 *
 * @returns `pending`, and `run(work, failed)`: `work` makes the change and returns what to say, `failed` says it did not
 *          work
 */
export function useAction() {
  const router = useRouter();
  const toast = useToast();
  const [pending, startTransition] = useTransition();

  function run(work: () => Promise<ToastMessage>, failed: string): void {
    startTransition(async () => {
      try {
        toast(await work());
        startTransition(() => router.refresh());
      } catch (error) {
        toast({ title: failed, description: asProblem(error).message, tone: "danger" });
      }
    });
  }

  return { pending, run };
}
