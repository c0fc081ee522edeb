"use client";

import { useState } from "react";
import { asProblem, callApi } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { HOME } from "@/components/navigation/auth-hrefs";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { verifyEmail } from "@/lib/contracts/account";
import { ResendVerificationButton } from "./resend-verification-button";

const DEAD_LINK = "This link doesn't work for your account. It was already used or is more than a day old.";

/** Verifies the address of the signed-in person with the token of an emailed link. */
export function VerifyEmail({ token }: { token: string }) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<{ message: string; isDead: boolean } | null>(null);

  async function verify() {
    setPending(true);
    setFailure(null);
    try {
      await callApi<typeof verifyEmail>("POST", "/api/v1/account/email-verification/confirm", { body: { token } });
      await leaveFor(HOME);
    } catch (error) {
      const { code, message } = asProblem(error);
      const isDead = code === "validation_failed";
      setFailure({ message: isDead ? DEAD_LINK : message, isDead });
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="grid gap-4">
      {failure ? (
        <Callout role="alert" tone="danger">
          {failure.message}
        </Callout>
      ) : null}
      {failure?.isDead ? (
        <ResendVerificationButton />
      ) : (
        <Button className="w-full" loading={pending} onClick={verify} variant="primary">
          Verify email address
        </Button>
      )}
    </div>
  );
}
