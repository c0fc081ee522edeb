"use client";

import { useSyncExternalStore } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

const never = () => () => {};

/**
 * A form's main button, enabled once the page's script runs: submitted earlier, the browser would send the form by
 * itself and show the raw response.
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
