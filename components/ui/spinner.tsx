import { cn } from "./cn";

/** A turning ring. Decorative: the caller says in words what is under way. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={cn("size-4 animate-[spin_0.8s_linear_infinite]", className)}
      fill="none"
      viewBox="0 0 16 16"
    >
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
      <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeLinecap="round" strokeWidth="1.75" />
    </svg>
  );
}
