import { PageHeader } from "@/components/shell/page-header";

/** The heading of the profile page, the same while it is loading. */
export function ProfileHeader() {
  return <PageHeader description="Your account, the same in every organization." title="Profile" />;
}
