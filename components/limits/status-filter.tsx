import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

const CHOICES = [
  { value: "all", label: "All", href: "/admin/limit-requests" },
  { value: "pending", label: "Pending", href: "/admin/limit-requests?status=pending" },
  { value: "granted", label: "Granted", href: "/admin/limit-requests?status=granted" },
  { value: "declined", label: "Declined", href: "/admin/limit-requests?status=declined" },
] as const;

/** Filters the list by status, with links so that each filter has a URL. */
export function StatusFilter({ current }: { current: (typeof CHOICES)[number]["value"] }) {
  return (
    <nav aria-label="Filter by status" className="mb-4 flex gap-5 overflow-x-auto border-b">
      {CHOICES.map(({ value, label, href }) => (
        <Link
          aria-current={value === current ? "page" : undefined}
          className={cn(
            "-mb-px whitespace-nowrap border-transparent border-b-2 py-2 font-medium text-base text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2",
            value === current && "border-control text-ink",
          )}
          href={href}
          key={value}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
