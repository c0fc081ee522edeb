"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { OVERLAY } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useDialogFocus } from "@/components/ui/use-dialog-focus";

/** The open drawer. */
export function NavDrawerPanel({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const focus = useDialogFocus({});
  return (
    <Radix.Root onOpenChange={onClose} open>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          {...focus}
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
