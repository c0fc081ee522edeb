import type { ReactNode } from "react";
import { MobileMenu } from "./mobile-menu";

export interface SidebarProps {
  /** The label of the menu on small screens. */
  label: string;
  children: ReactNode;
}

/** Navigation next to the text; on small screens, a menu above it that works without JavaScript. */
export function Sidebar({ label, children }: SidebarProps) {
  return (
    <>
      <MobileMenu label={label}>{children}</MobileMenu>
      <div
        className="sticky top-14 max-h-[calc(100dvh-3.5rem)] self-start overflow-y-auto overscroll-contain py-10 pr-2 max-lg:hidden"
        data-sidebar
      >
        {children}
      </div>
    </>
  );
}
