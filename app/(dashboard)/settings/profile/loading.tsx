import { ProfileHeader } from "@/components/account/profile-header";
import { FormSkeleton } from "@/components/shell/form-skeleton";

/** The shape of the page while it is loading. */
export default function ProfileLoading() {
  return (
    <>
      <ProfileHeader />
      <div className="grid gap-6">
        <FormSkeleton fields={2} label="Loading the profile" />
        <FormSkeleton fields={2} label="Loading the password form" />
        <FormSkeleton fields={2} label="Loading the sessions" />
      </div>
    </>
  );
}
