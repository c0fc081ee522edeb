"use client";

import { useRouter } from "next/navigation";
import { callApi } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { HOME } from "@/components/navigation/auth-hrefs";
import { withArticle } from "@/components/permissions/words";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import { openerOf } from "@/components/ui/use-dialog-focus";
import type { Member, removeMember, updateMember } from "@/lib/contracts/members";
import type { leaveOrganization } from "@/lib/contracts/organizations";
import { type MembershipRole, roleAtLeast } from "@/lib/permissions";

/** A change to confirm before it is made. */
export type MemberChange =
  | { kind: "role"; member: Member; role: MembershipRole }
  | { kind: "remove"; member: Member }
  | { kind: "leave"; member: Member };

export interface MemberConfirmDialogProps {
  change: MemberChange;
  organization: { id: string; name: string };
  actor: { userId: string; role: MembershipRole };
  onClose: () => void;
}

/** Asks before a change that takes access away or makes an owner, makes the change, and shows the outcome. */
export function MemberConfirmDialog({ change, organization, actor, onClose }: MemberConfirmDialogProps) {
  const router = useRouter();
  const toast = useToast();
  const { title, description, confirmLabel, tone } = textOf(change, organization.name, actor);

  async function confirm() {
    const done = await apply(change, organization.id);
    if (change.kind === "leave") return leaveFor(HOME);
    toast({ title: done });
    router.refresh();
  }

  return (
    <AlertDialog
      confirmLabel={confirmLabel}
      description={description}
      onConfirm={confirm}
      onOpenChange={(open) => open || onClose()}
      open
      returnFocus={() => openerOf(change.member.userId)}
      title={title}
      tone={tone}
    />
  );
}

type DialogText = { title: string; description: string; confirmLabel: string; tone: "danger" | "primary" };

function textOf(change: MemberChange, organization: string, actor: MemberConfirmDialogProps["actor"]): DialogText {
  const { name, userId } = change.member;
  if (change.kind === "leave") {
    return {
      title: `Leave ${organization}?`,
      description: "You and your API keys lose access immediately. An admin or owner has to invite you to return.",
      confirmLabel: "Leave organization",
      tone: "danger",
    };
  }
  if (change.kind === "remove") {
    return {
      title: `Remove ${name}?`,
      description: `${name} and their API keys lose access to ${organization} immediately. Projects they created stay.`,
      confirmLabel: `Remove ${name}`,
      tone: "danger",
    };
  }
  if (userId !== actor.userId) {
    return {
      title: `Make ${name} an owner?`,
      description: `Owners have full control of ${organization}. They can delete it and remove you.`,
      confirmLabel: "Make owner",
      tone: "primary",
    };
  }
  return ownRoleText(change.role, actor.role);
}

function ownRoleText(role: MembershipRole, present: MembershipRole): DialogText {
  const lower = !roleAtLeast(role, present);
  const effect = "The change takes effect immediately, including for your API keys.";
  return {
    title: `Change your role to ${role}?`,
    description: lower ? `${effect} You cannot restore your current role yourself.` : effect,
    confirmLabel: "Change my role",
    tone: lower ? "danger" : "primary",
  };
}

/** Makes the change. Returns what to say about it. */
async function apply(change: MemberChange, organizationId: string): Promise<string> {
  const { userId, name } = change.member;
  const organization = `/api/v1/organizations/${organizationId}` as const;
  switch (change.kind) {
    case "leave":
      await callApi<typeof leaveOrganization>("POST", `${organization}/leave`);
      return "You left the organization";
    case "remove":
      await callApi<typeof removeMember>("DELETE", `${organization}/members/${userId}`);
      return `${name} was removed`;
    case "role":
      await callApi<typeof updateMember>("PATCH", `${organization}/members/${userId}`, { body: { role: change.role } });
      return `${name} is now ${withArticle(change.role)}`;
  }
}
