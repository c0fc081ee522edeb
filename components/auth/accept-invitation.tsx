"use client";

import { useState } from "react";
import { asProblem, callApi } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { acceptInvitation } from "@/lib/contracts/invitations";
import type { activateOrganization } from "@/lib/contracts/organizations";

export interface AcceptInvitationProps {
  token: string;
  organization: string;
}

/** Joins the organization, makes it the active one, and opens its projects. */
export function AcceptInvitation({ token, organization }: AcceptInvitationProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function accept() {
    setPending(true);
    setFailure(null);
    try {
      const { id } = await callApi<typeof acceptInvitation>("POST", "/api/v1/invitations/accept", { body: { token } });
      await callApi<typeof activateOrganization>("POST", `/api/v1/organizations/${id}/activate`);
      await leaveFor("/projects");
    } catch (error) {
      setFailure(asProblem(error).message);
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="grid gap-4">
      {failure ? (
        <Callout role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <Button className="w-full" loading={pending} onClick={accept} variant="primary">
        Join {organization}
      </Button>
    </div>
  );
}
