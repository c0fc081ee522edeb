import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./button";
import { cn } from "./cn";

const SQUARES: Record<ButtonSize, string> = { sm: "w-8 px-0", md: "w-9 px-0", lg: "w-11 px-0" };

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** What the button does, in words: its accessible name. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A square button with an icon alone. */
export function IconButton({ label, icon, variant = "ghost", size = "md", className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...props}
      className={buttonClasses({ variant, size, className: cn(SQUARES[size], className) })}
    >
      {icon}
    </button>
  );
}
