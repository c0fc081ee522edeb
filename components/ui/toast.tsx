"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { IconButton } from "./icon-button";

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: "success" | "danger";
}

type ShowToast = (message: ToastMessage) => void;
type ToastEntry = ToastMessage & { id: number };

const ToastContext = createContext<ShowToast | null>(null);

/** Shows a short message in the corner: `const toast = useToast(); toast({ title: "Saved" })`. Throws outside the provider. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

let lastId = 0;

/** Holds the messages; the root layout has one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ToastEntry[]>([]);
  const show = useCallback<ShowToast>((message) => {
    lastId += 1;
    const entry = { ...message, id: lastId };
    setToasts((current) => [...current.slice(-2), entry]);
  }, []);
  const remove = (id: number) => setToasts((current) => current.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={6000} swipeDirection="right">
        {children}
        {toasts.map((toast) => (
          <ToastItem key={toast.id} onClose={() => remove(toast.id)} toast={toast} />
        ))}
        <Radix.Viewport className="fixed right-0 bottom-0 z-50 flex w-full max-w-sm flex-col gap-2 p-4 outline-none" />
      </Radix.Provider>
    </ToastContext>
  );
}

function ToastItem({ toast, onClose }: { toast: ToastEntry; onClose: () => void }) {
  const danger = toast.tone === "danger";
  return (
    <Radix.Root
      className="flex animate-rise-in items-start gap-3 rounded-lg border bg-raised p-3.5 shadow-lg"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      type={danger ? "foreground" : "background"}
    >
      {danger ? (
        <CircleAlert aria-hidden="true" className="mt-px size-5 shrink-0 text-danger" />
      ) : (
        <CircleCheck aria-hidden="true" className="mt-px size-5 shrink-0 text-success" />
      )}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium text-base text-ink">{toast.title}</Radix.Title>
        {toast.description ? (
          <Radix.Description className="text-muted text-sm">{toast.description}</Radix.Description>
        ) : null}
      </div>
      <Radix.Close asChild>
        <IconButton className="-my-1 -mr-1.5" icon={<X aria-hidden="true" />} label="Dismiss" size="sm" />
      </Radix.Close>
    </Radix.Root>
  );
}
