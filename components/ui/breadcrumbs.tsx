import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";

export interface BreadcrumbsProps {
  /** From the outermost in; the last is the present page and no link. */
  items: readonly { label: string; href?: string }[];
}

/** The way down to this page. */
export function Breadcrumbs({ items }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-subtle">
        {items.map((item, index) => (
          <li className="flex min-w-0 items-center gap-1.5" key={item.href ?? item.label}>
            {index > 0 ? <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" /> : null}
            {item.href ? (
              <Link className="truncate rounded-xs hover:text-ink" href={item.href}>
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
