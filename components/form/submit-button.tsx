"use client";

import { useSyncExternalStore } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

const never = () => () => {};

/**
 * A form's main button. It works once the page's script runs: sent before that, a form would go to the server by itself
 * and bypass everything that explains the answer.
 */
export function SubmitButton({ variant = "primary", className, disabled, ...props }: Omit<ButtonProps, "type">) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Button
      {...props}
      className={cn(!ready && "disabled:opacity-100", className)}
      disabled={disabled || !ready}
      type="submit"
      variant={variant}
    />
  );
}
