import { redirect } from "next/navigation";

/** Leads to the first settings page. */
export default function SettingsPage(): never {
  redirect("/settings/profile");
}
