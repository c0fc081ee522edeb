"use client";

import { inWords, withArticle } from "@/components/permissions/words";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/components/ui/format-date";
import {
  type Membership,
  permissionsOf,
  type Reach,
  type ReachableOrganization,
  reachableOrganizations,
} from "@/lib/permissions";

export interface KeyPreviewProps {
  reach: Reach;
  memberships: readonly Membership[];
  /** When it stops working; null for never. */
  endsOn: string | null;
}

/** What a key will really be able to do, organization by organization, by the function that decides it on every request. */
export function KeyPreview({ reach, memberships, endsOn }: KeyPreviewProps) {
  const reachable = reachableOrganizations(reach, memberships);
  return (
    <section aria-labelledby="key-preview" className="flex min-h-0 flex-col self-start rounded-lg border bg-sunken">
      <h3 className="border-b px-4 py-3 font-medium text-ink text-sm" id="key-preview">
        What this key will be able to do
      </h3>
      {reachable.length === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">
          {memberships.length === 0
            ? "Nothing yet: you belong to no organization."
            : "Nothing: choose the organizations it may reach."}
        </p>
      ) : (
        <ul
          aria-label="By organization"
          className="max-h-80 divide-y overflow-y-auto"
          tabIndex={reachable.length > 3 ? 0 : undefined}
        >
          {reachable.map((organization) => (
            <PreviewItem key={organization.id} keyRole={reach.role} organization={organization} />
          ))}
        </ul>
      )}
      <p className="border-t px-4 py-3 text-subtle text-sm">
        {endsOn ? `Until ${formatDate(endsOn)}. ` : ""}
        Checked on every request: when your role changes, so does what the key can do.
      </p>
      <p className="sr-only" role="status">
        {summary(reachable)}
      </p>
    </section>
  );
}

function PreviewItem({ organization, keyRole }: { organization: ReachableOrganization; keyRole: Reach["role"] }) {
  const { name, role, effectiveRole } = organization;
  const capped = effectiveRole !== keyRole;
  return (
    <li className="px-4 py-3 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium text-ink" title={name}>
          {name}
        </span>
        <Badge tone={capped ? "warning" : "accent"}>acts as {effectiveRole}</Badge>
      </div>
      {capped ? (
        <p className="mt-1 text-warning">You are {withArticle(role)} here, and no key goes beyond that.</p>
      ) : null}
      <p className="mt-1 text-muted">Can {inWords(permissionsOf(effectiveRole))}.</p>
    </li>
  );
}

function summary(reachable: readonly ReachableOrganization[]): string {
  return reachable.map(({ name, effectiveRole }) => `${name}: acts as ${effectiveRole}`).join("; ");
}
