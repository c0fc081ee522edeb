"use client";

import { useState } from "react";
import { asProblem, callApi } from "@/components/api-client";
import { Button } from "@/components/ui/button";
import type { resendVerification } from "@/lib/contracts/account";

/** Mails the signed-in person another verification link, and says so in place. */
export function ResendVerificationButton() {
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState("");

  async function send() {
    setPending(true);
    try {
      await callApi<typeof resendVerification>("POST", "/api/v1/account/email-verification");
      setOutcome("We sent you a new link. It works for one day.");
    } catch (error) {
      setOutcome(asProblem(error).message);
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button loading={pending} onClick={send}>
        Resend link
      </Button>
      <p className="text-sm" role="status">
        {outcome}
      </p>
    </div>
  );
}
