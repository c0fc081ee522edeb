import { Logo } from "@/components/brand/logo";
import { GET_A_KEY_HREF } from "@/components/navigation/auth-hrefs";
import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

export interface PublicHeaderProps {
  /** Shows a link to the dashboard in place of sign-in and sign-up. */
  signedIn?: boolean;
  /** Uses the width of pages with navigation beside the text. */
  wide?: boolean;
}

/** The bar on top of every public page. */
export function PublicHeader({ signedIn = false, wide = false }: PublicHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b bg-canvas/85 backdrop-blur-md">
      <div
        className={cn(
          "mx-auto flex h-14 items-center gap-4 px-5 sm:gap-7 sm:px-8",
          wide ? "max-w-[88rem]" : "max-w-6xl",
        )}
      >
        <Link aria-label="Crowdee home" className="flex rounded-sm" href="/">
          <Logo />
        </Link>
        <nav aria-label="Main" className="flex flex-1 items-center gap-5 text-base text-muted">
          <Link className="rounded-xs hover:text-ink" href="/docs">
            Docs
          </Link>
          <Link className="rounded-xs hover:text-ink max-sm:hidden" href="/docs/reference">
            API reference
          </Link>
        </nav>
        {signedIn ? (
          <ButtonLink href="/projects" size="sm" variant="primary">
            Open Crowdee
          </ButtonLink>
        ) : (
          <div className="flex items-center gap-1.5">
            <ButtonLink href="/sign-in" size="sm" variant="ghost">
              Sign in
            </ButtonLink>
            <ButtonLink className="max-sm:hidden" href={GET_A_KEY_HREF} size="sm" variant="primary">
              Get a key
            </ButtonLink>
          </div>
        )}
      </div>
    </header>
  );
}
