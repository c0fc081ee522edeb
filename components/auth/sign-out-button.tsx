"use client";

import { useState } from "react";
import { signOut } from "@/components/shell/sign-out";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

export interface SignOutButtonProps {
  label?: string;
  /** The page to load afterwards. */
  next?: string;
  variant?: ButtonVariant;
}

/** Ends the session of this browser. */
export function SignOutButton({ label = "Sign out", next, variant = "primary" }: SignOutButtonProps) {
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);

  async function leave() {
    setPending(true);
    const done = await signOut(next);
    setFailed(!done);
    setPending(done);
  }

  return (
    <div className="grid gap-4">
      {failed ? (
        <Callout role="alert" tone="danger">
          We couldn't sign you out. Check your connection and try again.
        </Callout>
      ) : null}
      <Button className="w-full" loading={pending} onClick={leave} variant={variant}>
        {label}
      </Button>
    </div>
  );
}
