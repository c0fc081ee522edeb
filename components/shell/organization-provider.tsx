"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { setCurrentOrganizationId } from "@/components/navigation/current-organization";
import { slugOfPath } from "@/components/navigation/organization-path";
import type { activateOrganization } from "@/lib/contracts/organizations";
import type { ShellData, ShellOrganization } from "./types";

const OrganizationContext = createContext<ShellOrganization | null>(null);

/** The organization this tab works in; null for someone who belongs to none. */
export function useOrganization(): ShellOrganization | null {
  return useContext(OrganizationContext);
}

export interface OrganizationProviderProps extends Pick<ShellData, "organizations" | "activeOrganizationId"> {
  children: ReactNode;
}

/**
 * Provides the organization this tab works in to the navigation and the API client: the one its address names, and on
 * personal pages the one it came from.
 */
export function OrganizationProvider({ organizations, activeOrganizationId, children }: OrganizationProviderProps) {
  const slug = slugOfPath(usePathname());
  const named = organizations.find((one) => one.slug === slug);
  const [lastId, setLastId] = useState(activeOrganizationId);
  if (named && named.id !== lastId) setLastId(named.id);
  const current = named ?? organizations.find(({ id }) => id === lastId) ?? organizations[0] ?? null;
  const currentId = current?.id ?? null;
  // Layout effects run before the effects of the page, which may call the API.
  useLayoutEffect(() => setCurrentOrganizationId(currentId), [currentId]);
  useActivation(named?.id ?? null, activeOrganizationId);
  return <OrganizationContext value={current}>{children}</OrganizationContext>;
}

/**
 * Makes an organization active once a page of it is open, so that `/projects` and the next sign-in lead there. Nothing is
 * written by the active organization alone, so the order in which two tabs do this does not matter.
 */
function useActivation(openId: string | null, activeId: string | null): void {
  const active = useRef(activeId);
  useEffect(() => {
    if (openId === null || openId === active.current) return;
    active.current = openId;
    // It only saves a click later: a failure is made good by the next page of another organization.
    callApi<typeof activateOrganization>("POST", `/api/v1/organizations/${openId}/activate`).catch(() => {});
  }, [openId]);
}
