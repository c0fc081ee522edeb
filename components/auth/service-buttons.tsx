"use client";

import { useState } from "react";
import { asProblem } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { startSignInWith } from "./auth-requests";

export interface SignInService {
  id: string;
  name: string;
}

export interface ServiceButtonsProps {
  services: readonly SignInService[];
  /** The page to return to. */
  next: string;
}

/** Buttons to sign in with another service. Renders nothing when none is configured. */
export function ServiceButtons({ services, next }: ServiceButtonsProps) {
  const [pending, setPending] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (services.length === 0) return null;

  async function start(service: string) {
    setPending(service);
    setFailure(null);
    try {
      await leaveFor(await startSignInWith(service, next));
    } catch (error) {
      setFailure(asProblem(error).message);
    } finally {
      setPending(null);
    }
  }

  return (
    <div className="grid gap-2.5">
      {services.map(({ id, name }) => (
        <Button className="w-full" key={id} loading={pending === id} onClick={() => start(id)}>
          Continue with {name}
        </Button>
      ))}
      {failure ? (
        <Callout role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <p className="my-2 flex items-center gap-3 text-sm text-subtle before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a password
      </p>
    </div>
  );
}
