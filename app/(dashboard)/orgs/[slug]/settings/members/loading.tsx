import { MEMBER_COLUMNS, MEMBERS_CAPTION } from "@/components/members/member-columns";
import { MembersHeader } from "@/components/members/members-header";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table";

/** The shape of the page while the members are loading. */
export default function MembersLoading() {
  return (
    <>
      <MembersHeader />
      <Card flush>
        <TableSkeleton caption={MEMBERS_CAPTION} columns={MEMBER_COLUMNS} rows={4} />
      </Card>
    </>
  );
}
