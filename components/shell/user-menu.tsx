"use client";

import { ChevronsUpDown } from "lucide-react";
import { lazy } from "react";
import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { ShellData } from "./types";

const loadMenu = () => import("./account-menu");
const AccountMenu = lazy(loadMenu);

/** Who is signed in, with the menu of the account. */
export function UserMenu({ user }: Pick<ShellData, "user">) {
  return (
    <LazyMenu
      load={loadMenu}
      trigger={
        <button
          aria-label={`Account of ${user.name}`}
          className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
          type="button"
        >
          <Avatar name={user.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-ink text-sm leading-4">{user.name}</span>
            <span className="block truncate text-subtle text-xs leading-4">{user.email}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
        </button>
      }
    >
      {(menu) => <AccountMenu {...menu} />}
    </LazyMenu>
  );
}
