import type { TableColumn } from "@/components/ui/table";

export const MEMBERS_CAPTION = "Members";

export const MEMBER_COLUMNS: readonly TableColumn[] = [
  { key: "member", label: "Member" },
  { key: "role", label: "Role" },
  { key: "joined", label: "Joined" },
  { key: "actions", label: "Actions", hideLabel: true },
];

export const INVITATION_COLUMNS: readonly TableColumn[] = [
  { key: "email", label: "Email" },
  { key: "role", label: "Role" },
  { key: "invited", label: "Invited" },
  { key: "expires", label: "Expires" },
  { key: "actions", label: "Actions", hideLabel: true },
];
