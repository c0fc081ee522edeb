import { cn } from "@/components/ui/cn";
import { effectiveRole, KEY_ROLES, type KeyRole, MEMBERSHIP_ROLES, type MembershipRole } from "@/lib/permissions";

/** The effective role for each combination of a key's role and its owner's role: the lower of the two. */
export function RoleMatrix() {
  return (
    <figure className="rounded-xl border bg-surface p-4 shadow-md sm:p-6">
      <table className="w-full table-fixed border-separate border-spacing-1 text-center text-xs sm:border-spacing-1.5 sm:text-sm">
        <caption className="sr-only">Effective role by the key’s role and its owner’s role</caption>
        <thead>
          <tr>
            <td className="w-[4.25rem] sm:w-24" />
            <th className="pb-1 font-medium text-subtle" colSpan={MEMBERSHIP_ROLES.length} scope="colgroup">
              Owner’s role
            </th>
          </tr>
          <tr>
            <th className="text-left font-medium text-subtle" scope="col">
              Key
            </th>
            {MEMBERSHIP_ROLES.map((role) => (
              <th className="pb-1 font-medium text-ink" key={role} scope="col">
                {role}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KEY_ROLES.map((keyRole) => (
            <tr key={keyRole}>
              <th className="text-left font-medium text-ink" scope="row">
                {keyRole}
              </th>
              {MEMBERSHIP_ROLES.map((membership) => (
                <MatrixCell key={membership} keyRole={keyRole} membership={membership} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className="mt-4 flex items-center gap-2 text-muted text-sm">
        <span aria-hidden="true" className="size-3 shrink-0 rounded-xs bg-accent" />
        Limited: the key’s role is higher than its owner’s.
      </figcaption>
    </figure>
  );
}

function MatrixCell({ keyRole, membership }: { keyRole: KeyRole; membership: MembershipRole }) {
  const role = effectiveRole(keyRole, membership);
  const limited = role !== keyRole;
  return (
    <td
      className={cn(
        "h-10 rounded-sm font-mono text-[0.6875rem] sm:h-12 sm:text-xs",
        limited ? "bg-accent font-medium text-on-accent" : "bg-sunken text-muted",
      )}
    >
      {role}
      {limited ? <span className="sr-only"> (limited)</span> : null}
    </td>
  );
}
