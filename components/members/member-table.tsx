"use client";

import { lazy, Suspense, useState } from "react";
import { callApi } from "@/components/api-client";
import { withArticle } from "@/components/permissions/words";
import { Callout } from "@/components/ui/callout";
import { LoadMore } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { useAction } from "@/components/use-action";
import { type PageOf, usePages } from "@/components/use-pages";
import type { listMembers, Member, updateMember } from "@/lib/contracts/members";
import type { MembershipRole } from "@/lib/permissions";
import { MEMBER_COLUMNS, MEMBERS_CAPTION } from "./member-columns";
import type { MemberChange } from "./member-confirm-dialog";
import { MemberRow } from "./member-row";
import { memberRules } from "./member-rules";

const MemberConfirmDialog = lazy(() =>
  import("./member-confirm-dialog").then((module) => ({ default: module.MemberConfirmDialog })),
);

export interface MemberTableProps {
  organization: { id: string; name: string };
  /** The person looking at the list, and their role here. */
  actor: { userId: string; role: MembershipRole };
  members: PageOf<Member>;
}

/** The organization's members, with what the person may do with each. */
export function MemberTable({ organization, actor, members }: MemberTableProps) {
  const path = `/api/v1/organizations/${organization.id}/members` as const;
  const { rows, hasMore, loading, failure, loadMore } = usePages(members, (cursor) =>
    callApi<typeof listMembers>("GET", path, { query: { limit: 100, cursor } }),
  );
  const { pending, run } = useAction();
  const [change, setChange] = useState<MemberChange | null>(null);
  // There may be owners on pages that are not loaded yet; then the server decides.
  const onlyOneOwner = !hasMore && rows.filter(({ role }) => role === "owner").length === 1;

  function changeRole(member: Member, role: MembershipRole) {
    if (role === member.role) return;
    if (role === "owner" || member.userId === actor.userId) return setChange({ kind: "role", member, role });
    run(async () => {
      await callApi<typeof updateMember>("PATCH", `${path}/${member.userId}`, { body: { role } });
      return { title: `${member.name} is now ${withArticle(role)}` };
    }, "Could not change the role");
  }

  return (
    <>
      <Table caption={MEMBERS_CAPTION} columns={MEMBER_COLUMNS}>
        {rows.map((member) => (
          <MemberRow
            busy={pending}
            key={member.userId}
            member={member}
            onAsk={(kind) => setChange({ kind, member })}
            onRole={(role) => changeRole(member, role)}
            rules={memberRules(member, actor, onlyOneOwner && member.role === "owner")}
            self={member.userId === actor.userId}
          />
        ))}
      </Table>
      {failure ? (
        <Callout className="m-5" role="alert" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="members" onLoadMore={loadMore} />
      <Suspense>
        {change ? (
          <MemberConfirmDialog
            actor={actor}
            change={change}
            onClose={() => setChange(null)}
            organization={organization}
          />
        ) : null}
      </Suspense>
    </>
  );
}
