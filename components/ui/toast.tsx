"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { IconButton } from "./icon-button";

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: "success" | "danger";
}

type ShowToast = (message: ToastMessage) => void;
type ToastEntry = ToastMessage & { id: number };

const SHOWN_MS = 6000;
const MAX_TOASTS = 3;

const ToastContext = createContext<ShowToast | null>(null);

/** Shows a short message: `const toast = useToast(); toast({ title: "Saved" })`. Throws outside the provider. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

let lastId = 0;

/**
 * Shows the messages; the root layout has one. The live region is there from the start, so that screen readers announce
 * its first message. It sits where no primary action is: below the bar on phones, at the middle of the bottom elsewhere.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ToastEntry[]>([]);
  const show = useCallback<ShowToast>((message) => {
    lastId += 1;
    const entry = { ...message, id: lastId };
    setToasts((current) => [...current.slice(1 - MAX_TOASTS), entry]);
  }, []);
  const remove = useCallback((id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 top-14 z-60 mx-auto flex max-w-md flex-col gap-2 p-4 sm:top-auto sm:bottom-0"
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} onClose={remove} toast={toast} />
        ))}
      </div>
    </ToastContext>
  );
}

/** One message. It goes away by itself, but not while the pointer or the focus is on it. */
function ToastItem({ toast, onClose }: { toast: ToastEntry; onClose: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const danger = toast.tone === "danger";

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onClose, toast.id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only pauses its timer
    <div
      className="pointer-events-auto flex animate-rise-in items-start gap-3 rounded-lg border bg-raised p-3.5 shadow-lg"
      onBlur={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {danger ? (
        <CircleAlert aria-hidden="true" className="mt-px size-5 shrink-0 text-danger" />
      ) : (
        <CircleCheck aria-hidden="true" className="mt-px size-5 shrink-0 text-success" />
      )}
      <div className="min-w-0 flex-1">
        <p className="font-medium text-base text-ink">{toast.title}</p>
        {toast.description ? <p className="text-muted text-sm">{toast.description}</p> : null}
      </div>
      <IconButton
        className="-my-1 -mr-1.5"
        icon={<X aria-hidden="true" />}
        label="Dismiss"
        onClick={() => onClose(toast.id)}
        size="sm"
      />
    </div>
  );
}
