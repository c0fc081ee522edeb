"use client";

import { Menu } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

const loadPanel = () => import("./nav-drawer-panel");
const NavDrawerPanel = dynamic(() => loadPanel().then((module) => module.NavDrawerPanel), { ssr: false });

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
      {open ? <NavDrawerPanel onClose={() => setOpenOn(null)}>{children}</NavDrawerPanel> : null}
    </>
  );
}
