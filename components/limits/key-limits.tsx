"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/components/ui/format-date";
import { formatNumber } from "@/components/ui/format-number";
import type { KeyLimit } from "@/lib/contracts/key-limits";
import { rateInWords } from "./limit-wording";

export interface KeyLimitsProps {
  keys: readonly KeyLimit[];
  /** The default limit of a key, in words. */
  standard: string;
}

/** The limit of each of the person's keys, and how much of it is used. */
export function KeyLimits({ keys, standard }: KeyLimitsProps) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  return (
    <Card
      actions={
        <Button
          icon={<RotateCw aria-hidden="true" />}
          loading={loading}
          onClick={() => startLoading(() => router.refresh())}
          size="sm"
        >
          Refresh
        </Button>
      }
      description={`Each key has its own limit: ${standard} unless a higher one was granted.`}
      title="Your API keys"
    >
      {keys.length > 0 ? (
        <ul className="grid gap-4 text-base">
          {keys.map((key) => (
            <KeyLine key={key.id} limits={key} />
          ))}
        </ul>
      ) : (
        <p className="text-base text-muted">You have no active keys.</p>
      )}
    </Card>
  );
}

function KeyLine({ limits }: { limits: KeyLimit }) {
  const { name, hint, limit, windowSeconds, usage, grant } = limits;
  const used = usage?.used ?? 0;
  return (
    <li className="border-b pb-3 last:border-b-0 last:pb-0">
      <p className="flex flex-wrap justify-between gap-x-6">
        <span className="min-w-0 font-medium text-ink">
          {name} <span className="font-mono font-normal text-sm text-subtle">{hint}</span>
        </span>
        <span className="text-muted tabular-nums">
          {usage ? `${formatNumber(used)} of ` : ""}
          {rateInWords(limit, windowSeconds)}
          {usage ? " used" : ""}
        </span>
      </p>
      {usage ? (
        <>
          <meter aria-label={`Requests used by ${name}`} className="sr-only" max={limit} min={0} value={used} />
          <div aria-hidden="true" className="mt-2 h-1.5 overflow-hidden rounded-full border bg-sunken">
            <div className="h-full bg-control" style={{ width: `${Math.min(100, (100 * used) / limit)}%` }} />
          </div>
        </>
      ) : null}
      {grant ? <p className="mt-1.5 text-sm text-subtle">{grantInWords(grant)}</p> : null}
    </li>
  );
}

const TO = { api_key: "this key", user: "everything you do", organization: "your organization" } as const;

function grantInWords({ to, expiresAt }: NonNullable<KeyLimit["grant"]>): string {
  return `Granted for ${TO[to]}${expiresAt ? ` until ${formatDate(expiresAt)}` : ""}.`;
}
