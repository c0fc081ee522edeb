"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

const loadPanel = () => import("./nav-drawer-panel");
const NavDrawerPanel = lazy(() => loadPanel().then((module) => ({ default: module.NavDrawerPanel })));

const prefetchPanel = () => {
  loadPanel().catch(() => undefined);
};

/** The sidebar's content behind a button, for narrow screens. Closes when a link leads to another page. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;
  return (
    <>
      <IconButton
        aria-expanded={open}
        aria-haspopup="dialog"
        icon={<Menu aria-hidden="true" />}
        label="Open navigation"
        onClick={() => setOpenOn(path)}
        onFocus={prefetchPanel}
        onPointerEnter={prefetchPanel}
      />
      <Suspense>{open ? <NavDrawerPanel onClose={() => setOpenOn(null)}>{children}</NavDrawerPanel> : null}</Suspense>
    </>
  );
}
