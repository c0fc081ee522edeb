"use client";

import { Check, Copy, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./button";
import { cn } from "./cn";

export interface CopyButtonProps {
  value: string;
  /** What is copied, for the accessible name: "Copy API key". */
  label: string;
  /** Shows words beside the icon. */
  showLabel?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  /** Called after the value reached the clipboard. */
  onCopied?: () => void;
}

type Outcome = "idle" | "copied" | "failed";

/** What came of it: as an icon, beside it where there is room for words, and read out. */
const SIGNS = {
  idle: { Icon: Copy, word: null, announcement: "" },
  copied: { Icon: Check, word: "Copied", announcement: "Copied" },
  failed: { Icon: X, word: "Not copied", announcement: "Copying failed. Select the text and copy it." },
} as const;

/** Copies a value and says so, to eyes and to screen readers. */
export function CopyButton({ value, label, showLabel, variant, size = "sm", className, onCopied }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    const copied = await writeClipboard(value, button.current);
    setOutcome(copied ? "copied" : "failed");
    if (copied) onCopied?.();
  }

  const { Icon, word, announcement } = SIGNS[outcome];
  return (
    <>
      <button
        aria-label={label}
        className={buttonClasses({
          variant: variant ?? (showLabel ? "secondary" : "ghost"),
          size,
          className: cn(!showLabel && "aspect-square px-0", className),
        })}
        onClick={copy}
        ref={button}
        title={showLabel ? undefined : label}
        type="button"
      >
        <Icon aria-hidden="true" />
        {showLabel ? (
          <span className="relative">
            <span className={cn(word && "invisible")}>{label}</span>
            {word ? <span className="absolute inset-0 whitespace-nowrap">{word}</span> : null}
          </span>
        ) : null}
      </button>
      <span className="sr-only" role="status">
        {announcement}
      </span>
    </>
  );
}

/**
 * Puts text on the clipboard. The clipboard API exists only on https and localhost; elsewhere the old command is tried
 * from a text area beside the button, inside whatever dialog traps the focus.
 */
async function writeClipboard(text: string, near: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "sr-only";
    (near?.parentElement ?? document.body).append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    near?.focus();
    return copied;
  }
}
