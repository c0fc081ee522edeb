import { cn } from "./cn";

const SIZES = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-11 text-base" } as const;

export interface AvatarProps {
  name: string;
  size?: keyof typeof SIZES;
  /** People are round, organizations square. */
  shape?: "circle" | "square";
  className?: string;
}

/** Initials that stand for a person or organization. Decorative: the name stands beside it in words. */
export function Avatar({ name, size = "md", shape = "circle", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid shrink-0 select-none place-items-center border bg-sunken font-semibold text-muted leading-none",
        shape === "circle" ? "rounded-full" : "rounded-sm",
        SIZES[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

/** The first letters of the first and last word, by whole characters; "?" for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
