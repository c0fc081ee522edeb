import type { ReactNode } from "react";
import { GuideNav } from "@/components/docs/guide-nav";
import { Sidebar } from "@/components/docs/sidebar";

/** A page of the guide, with its table of contents in the sidebar. */
export default function GuideLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-x-14 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <Sidebar label="Guide">
        <GuideNav />
      </Sidebar>
      {children}
    </div>
  );
}
