"use client";

import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Logo } from "@/components/brand/logo";
import { OVERLAY } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";

/** The sidebar's content behind a button, for narrow screens. Closes when a link leads to another page. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  return (
    <Radix.Root onOpenChange={(open) => setOpenOn(open ? path : null)} open={openOn === path}>
      <Radix.Trigger asChild>
        <IconButton icon={<Menu aria-hidden="true" />} label="Open navigation" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(18rem,calc(100vw-3rem))] animate-slide-in flex-col border-r bg-canvas p-3 shadow-lg outline-none"
        >
          <Radix.Title className="sr-only">Navigation</Radix.Title>
          <div className="mb-3 flex items-center justify-between pl-1.5">
            <Logo />
            <Radix.Close asChild>
              <IconButton icon={<X aria-hidden="true" />} label="Close navigation" />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
