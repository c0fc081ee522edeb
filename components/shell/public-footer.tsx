import { Logo } from "@/components/brand/logo";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { PublicHeaderProps } from "./public-header";
import { ThemeSwitch } from "./theme-switch";

const LINKS = [
  { href: "/docs", label: "Docs" },
  { href: "/docs/reference", label: "API reference" },
  { href: "/docs/errors", label: "Errors" },
  { href: "/api/openapi.json", label: "OpenAPI" },
  { href: "/api/health", label: "Health" },
] as const;

/** The foot of every public page. */
export function PublicFooter({ wide = false }: Pick<PublicHeaderProps, "wide">) {
  return (
    <footer className="border-t">
      <div
        className={cn(
          "mx-auto flex flex-wrap items-center justify-between gap-x-10 gap-y-5 px-5 py-8 sm:px-8",
          wide ? "max-w-[88rem]" : "max-w-6xl",
        )}
      >
        <Logo className="text-muted" />
        <nav aria-label="Footer" className="flex flex-wrap gap-x-6 gap-y-2 text-muted text-sm">
          {LINKS.map(({ href, label }) =>
            href.startsWith("/api/") ? (
              <a className="rounded-xs hover:text-ink" href={href} key={href}>
                {label}
              </a>
            ) : (
              <Link className="rounded-xs hover:text-ink" href={href} key={href}>
                {label}
              </Link>
            ),
          )}
        </nav>
        <ThemeSwitch />
      </div>
    </footer>
  );
}
