import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { ProfileHeader } from "@/components/account/profile-header";
import { SessionsCard } from "@/components/account/sessions-card";
import { ThemeCard } from "@/components/account/theme-card";
import { requireSession } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { listSessions } from "@/lib/services/authentication/operations";

export const metadata: Metadata = { title: "Profile" };

const MAX_SESSIONS = 100;

/** Settings → Profile. */
export default async function ProfilePage() {
  const principal = await requireSession();
  const { user } = principal;
  const sessions = await run(listSessions, principal, { query: { limit: MAX_SESSIONS } });
  return (
    <>
      <ProfileHeader />
      <div className="grid gap-6">
        <NameForm email={user.email} name={user.name} />
        <PasswordForm email={user.email} />
        <SessionsCard sessions={sessions} />
        <ThemeCard />
      </div>
    </>
  );
}
