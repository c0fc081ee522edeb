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
  /** When it expires; null for never. */
  expiresAt: string | null;
}

/** What a key can do in each organization, computed by the function that decides it on every request. */
export function KeyPreview({ reach, memberships, expiresAt }: KeyPreviewProps) {
  const reachable = reachableOrganizations(reach, memberships);
  return (
    <section aria-labelledby="key-preview" className="flex min-h-0 flex-col self-start rounded-lg border bg-sunken">
      <h3 className="border-b px-4 py-3 font-medium text-ink text-sm" id="key-preview">
        What this key can do
      </h3>
      {reachable.length === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">
          {memberships.length === 0
            ? "Nothing yet: you don't belong to an organization."
            : "Nothing yet: select the organizations it can access."}
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
        {expiresAt ? `Expires ${formatDate(expiresAt)}. ` : "Never expires. "}
        Checked on every request: when your role changes, the key's access changes with it.
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
        <p className="mt-1 text-warning">You are {withArticle(role)} here, and a key can't exceed your role.</p>
      ) : null}
      <p className="mt-1 text-muted">Can {inWords(permissionsOf(effectiveRole))}.</p>
    </li>
  );
}

function summary(reachable: readonly ReachableOrganization[]): string {
  return reachable.map(({ name, effectiveRole }) => `${name}: acts as ${effectiveRole}`).join("; ");
}
