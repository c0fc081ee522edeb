import type { Metadata } from "next";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { ThemeCard } from "@/components/account/theme-card";
import { PageHeader } from "@/components/shell/page-header";
import { requireSession } from "@/lib/http/page-session";

export const metadata: Metadata = { title: "Profile" };

/** Settings → Profile. */
export default async function ProfilePage() {
  const { user } = await requireSession();
  return (
    <>
      <PageHeader description="Yours alone, the same in every organization." title="Profile" />
      <div className="grid gap-6">
        <NameForm email={user.email} name={user.name} />
        <PasswordForm email={user.email} />
        <ThemeCard />
      </div>
    </>
  );
}
