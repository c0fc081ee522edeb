import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileHeader } from "@/components/account/profile-header";
import { ThemeCard } from "@/components/account/theme-card";
import { requireSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Profile" };

/** Settings → Profile. */
export default async function ProfilePage() {
  const { user } = await requireSession();
  return (
    <>
      <ProfileHeader />
      <div className="grid gap-6">
        <NameForm email={user.email} name={user.name} />
        <PasswordForm email={user.email} />
        <ThemeCard />
      </div>
    </>
  );
}
