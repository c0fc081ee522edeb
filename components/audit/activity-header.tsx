import { PageHeader } from "@/components/shell/page-header";

/** The heading of a person's own events, the same while they are loading. */
export function ActivityHeader() {
  return (
    <PageHeader
      description="Sign-ins, passwords, API keys, and tokens of your account, newest first. Only you can see this page."
      title="Activity"
    />
  );
}
