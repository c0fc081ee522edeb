"use client";

import { useRouter } from "next/navigation";
import { callApi } from "@/components/api-client";
import { leaveFor } from "@/components/form/leave-for";
import { withArticle } from "@/components/permissions/words";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import { openerOf } from "@/components/ui/use-dialog-focus";
import type { Member, removeMember, updateMember } from "@/lib/contracts/members";
import type { leaveOrganization } from "@/lib/contracts/organizations";
import { type MembershipRole, roleAtLeast } from "@/lib/permissions";

/** A change to ask about before it is made. */
export type Question =
  | { kind: "role"; member: Member; role: MembershipRole }
  | { kind: "remove"; member: Member }
  | { kind: "leave"; member: Member };

export interface MemberQuestionProps {
  question: Question | null;
  organization: { id: string; name: string };
  actor: { userId: string; role: MembershipRole };
  onClose: () => void;
}

/** Asks before a change that takes something away, makes it, and shows the outcome. */
export function MemberConfirmDialog({ question, organization, actor, onClose }: MemberQuestionProps) {
  const router = useRouter();
  const toast = useToast();
  if (!question) return null;
  const { title, description, confirmLabel, tone } = wordsOf(question, organization.name, actor);

  async function confirm(asked: Question) {
    const done = await carryOut(asked, organization.id);
    if (asked.kind === "leave") return leaveFor("/projects");
    toast({ title: done });
    router.refresh();
  }

  return (
    <AlertDialog
      confirmLabel={confirmLabel}
      description={description}
      onConfirm={() => confirm(question)}
      onOpenChange={(open) => open || onClose()}
      open
      returnFocus={() => openerOf(question.member.userId)}
      title={title}
      tone={tone}
    />
  );
}

type Words = { title: string; description: string; confirmLabel: string; tone: "danger" | "primary" };

function wordsOf(question: Question, organization: string, actor: MemberQuestionProps["actor"]): Words {
  const { name, userId } = question.member;
  if (question.kind === "leave") {
    return {
      title: `Leave ${organization}?`,
      description: "You and your API keys lose access to it at once. Only an admin can invite you back.",
      confirmLabel: "Leave organization",
      tone: "danger",
    };
  }
  if (question.kind === "remove") {
    return {
      title: `Remove ${name}?`,
      description: `${name} and their API keys lose access to ${organization} with their next request. Projects they made stay.`,
      confirmLabel: `Remove ${name}`,
      tone: "danger",
    };
  }
  if (userId !== actor.userId) {
    return {
      title: `Make ${name} an owner?`,
      description: `Owners can do everything in ${organization}, deleting it and removing you included.`,
      confirmLabel: "Make owner",
      tone: "primary",
    };
  }
  const down = !roleAtLeast(question.role, actor.role);
  return {
    title: `Become ${withArticle(question.role)}?`,
    description: down
      ? "It holds from your next request on, for your API keys too. Someone else has to raise it again."
      : "It holds from your next request on, for your API keys too.",
    confirmLabel: "Change my role",
    tone: down ? "danger" : "primary",
  };
}

/** Makes the change. Returns what to say about it. */
async function carryOut(question: Question, organizationId: string): Promise<string> {
  const { userId, name } = question.member;
  const organization = `/api/v1/organizations/${organizationId}` as const;
  switch (question.kind) {
    case "leave":
      await callApi<typeof leaveOrganization>("POST", `${organization}/leave`);
      return "You have left";
    case "remove":
      await callApi<typeof removeMember>("DELETE", `${organization}/members/${userId}`);
      return `${name} was removed`;
    case "role":
      await callApi<typeof updateMember>("PATCH", `${organization}/members/${userId}`, {
        body: { role: question.role },
      });
      return `${name} is now ${withArticle(question.role)}`;
  }
}
