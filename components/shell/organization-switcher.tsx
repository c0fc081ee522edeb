"use client";

import { ChevronsUpDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { samePageIn } from "@/components/navigation/organization-path";
import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useOrganization } from "./organization-provider";
import type { ShellData } from "./types";

const CreateOrganizationDialog = lazy(() =>
  import("./create-organization-dialog").then((module) => ({ default: module.CreateOrganizationDialog })),
);
const loadMenu = () => import("./organization-menu");
const OrganizationMenu = lazy(loadMenu);

/** Shows the organization this tab works in, with links to the same page of the others. */
export function OrganizationSwitcher({ organizations }: Pick<ShellData, "organizations">) {
  const path = usePathname();
  const current = useOrganization();
  const button = useRef<HTMLButtonElement>(null);
  const [creating, setCreating] = useState(false);
  return (
    <>
      <LazyMenu
        load={loadMenu}
        trigger={
          <button
            aria-label={`Organization: ${current?.name ?? "none"}. Switch`}
            className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
            ref={button}
            type="button"
          >
            <Avatar name={current?.name ?? "?"} shape="square" size="sm" />
            <span className="min-w-0 flex-1 truncate font-medium text-base text-ink">
              {current?.name ?? "No organization"}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
          </button>
        }
      >
        {(menu) => (
          <OrganizationMenu
            {...menu}
            currentId={current?.id ?? null}
            hrefIn={({ slug, readsAuditLog }) => samePageIn(slug, path, readsAuditLog)}
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
