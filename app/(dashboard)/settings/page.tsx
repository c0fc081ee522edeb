import { redirect } from "next/navigation";

/** Settings has no page of its own. */
export default function SettingsPage(): never {
  redirect("/settings/profile");
}
