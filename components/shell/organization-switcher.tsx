"use client";

import { ChevronsUpDown } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState, useTransition } from "react";
import { asProblem, callApi } from "@/components/api-client";
import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { Spinner } from "@/components/ui/spinner";
import { useToast } from "@/components/ui/toast";
import type { activateOrganization } from "@/lib/contracts/organizations";
import type { ShellData } from "./types";

const CreateOrganizationDialog = lazy(() =>
  import("./create-organization-dialog").then((module) => ({ default: module.CreateOrganizationDialog })),
);
const loadMenu = () => import("./organization-menu");
const OrganizationMenu = lazy(loadMenu);

type SwitcherProps = Pick<ShellData, "organizations" | "activeOrganizationId">;

/** Shows the active organization and switches to another. */
export function OrganizationSwitcher({ organizations, activeOrganizationId }: SwitcherProps) {
  const { pending, activate } = useActivate(activeOrganizationId);
  const button = useRef<HTMLButtonElement>(null);
  const [creating, setCreating] = useState(false);
  const active = organizations.find(({ id }) => id === activeOrganizationId);
  return (
    <>
      <LazyMenu
        load={loadMenu}
        trigger={
          <button
            aria-label={`Organization: ${active?.name ?? "none"}. Switch`}
            className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
            ref={button}
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
        {(menu) => (
          <OrganizationMenu
            {...menu}
            activeOrganizationId={activeOrganizationId}
            onActivate={activate}
            onCreate={() => setCreating(true)}
            organizations={organizations}
          />
        )}
      </LazyMenu>
      <Suspense>
        {creating ? (
          <CreateOrganizationDialog onClose={() => setCreating(false)} returnFocus={() => button.current} />
        ) : null}
      </Suspense>
    </>
  );
}

/** Switches through the API, as any client would, and shows the page as it is in the other organization. */
function useActivate(activeOrganizationId: string | null) {
  const router = useRouter();
  const path = usePathname();
  const toast = useToast();
  const [pending, startTransition] = useTransition();

  function activate(id: string) {
    if (id === activeOrganizationId) return;
    startTransition(async () => {
      try {
        await callApi<typeof activateOrganization>("POST", `/api/v1/organizations/${id}/activate`);
        // A project's page does not exist in another organization.
        if (path.startsWith("/projects/")) router.push("/projects");
        router.refresh();
      } catch (error) {
        const { message } = asProblem(error);
        toast({ title: "The organization could not be switched", description: message, tone: "danger" });
      }
    });
  }

  return { pending, activate };
}
