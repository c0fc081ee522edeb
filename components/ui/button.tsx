import type { ComponentProps, ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const VARIANTS = {
  primary: "bg-primary text-on-primary hover:bg-primary-hover shadow-sm",
  accent: "bg-accent text-on-accent hover:bg-accent-hover shadow-sm",
  secondary: "border border-line bg-surface text-ink shadow-sm hover:bg-hover",
  ghost: "text-muted hover:bg-hover hover:text-ink",
  danger: "bg-danger-solid text-on-danger hover:bg-danger-solid-hover shadow-sm",
} as const;

const SIZES = {
  sm: "h-8 gap-1.5 px-3 text-sm",
  md: "h-9 gap-2 px-3.5 text-base",
  lg: "h-11 gap-2 px-5 text-lg",
} as const;

export type ButtonVariant = keyof typeof VARIANTS;
export type ButtonSize = keyof typeof SIZES;

interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A lucide icon element, shown before the label. */
  icon?: ReactNode;
  className?: string;
}

/** The classes of a button, for the rare element that must only look like one. */
export function buttonClasses({ variant = "secondary", size = "md", className }: Omit<ButtonLook, "icon">): string {
  return cn(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium",
    "transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

export interface ButtonProps extends ButtonLook, ComponentProps<"button"> {
  /** Shows a spinner in place of the label, keeps the width, and ignores presses. */
  loading?: boolean;
}

/** A button. `type` is "button" unless told otherwise, so that it never submits a form by accident. */
export function Button({ variant, size, icon, className, loading = false, children, onClick, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-busy={loading || undefined}
      aria-disabled={loading || props["aria-disabled"]}
      className={buttonClasses({ variant, size, className })}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      <span className={cn("inline-flex items-center gap-[inherit]", loading && "opacity-0")}>
        {icon}
        {children}
      </span>
      {loading ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook, ComponentProps<typeof Link> {}

/** A link that looks like a button: it navigates, a button acts. */
export function ButtonLink({ variant, size, icon, className, children, ...props }: ButtonLinkProps) {
  return (
    <Link {...props} className={buttonClasses({ variant, size, className })}>
      {icon}
      {children}
    </Link>
  );
}
