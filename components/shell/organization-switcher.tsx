"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { asProblem, callApi } from "@/components/api-client";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "@/components/ui/dropdown-menu";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "@/components/ui/toast";
import type { activateOrganization } from "@/lib/contracts/organizations";
import type { ShellData } from "./types";

const CreateOrganizationDialog = dynamic(() =>
  import("./create-organization-dialog").then((module) => module.CreateOrganizationDialog),
);

type SwitcherProps = Pick<ShellData, "organizations" | "activeOrganizationId">;

/** Shows the active organization and switches to another through the API, as any client would. */
export function OrganizationSwitcher({ organizations, activeOrganizationId }: SwitcherProps) {
  const router = useRouter();
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const [creating, setCreating] = useState(false);
  const active = organizations.find(({ id }) => id === activeOrganizationId);

  function activate(id: string) {
    if (id === activeOrganizationId) return;
    startTransition(async () => {
      try {
        await callApi<typeof activateOrganization>("POST", `/api/v1/organizations/${id}/activate`);
        router.refresh();
      } catch (error) {
        const { message } = asProblem(error);
        toast({ title: "The organization could not be switched", description: message, tone: "danger" });
      }
    });
  }

  return (
    <>
      <DropdownMenu
        align="start"
        className="w-60"
        trigger={
          <button
            aria-label={`Organization: ${active?.name ?? "none"}. Switch`}
            className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
            type="button"
          >
            <Avatar name={active?.name ?? "?"} shape="square" size="sm" />
            <span className="min-w-0 flex-1 truncate font-medium text-base text-ink">
              {active?.name ?? "No organization"}
            </span>
            {pending ? (
              <Spinner className="text-subtle" />
            ) : (
              <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
            )}
          </button>
        }
      >
        <MenuLabel>Organizations</MenuLabel>
        <MenuRadioGroup label="Organizations" onValueChange={activate} value={activeOrganizationId ?? ""}>
          {organizations.map((organization) => (
            <MenuRadioItem key={organization.id} value={organization.id}>
              <span className="flex items-center gap-2.5">
                <Avatar name={organization.name} shape="square" size="sm" />
                <span className="min-w-0">
                  <span className="block truncate">{organization.name}</span>
                  <span className="block text-subtle text-xs">{organization.role}</span>
                </span>
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden="true" />} onSelect={() => setCreating(true)}>
          Create organization
        </MenuItem>
      </DropdownMenu>
      {creating ? <CreateOrganizationDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}
