import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";
import { Link } from "@/components/ui/link";
import { SkipLink } from "./skip-link";
import { ThemeSwitch } from "./theme-switch";

export interface AuthShellProps {
  title: string;
  description?: ReactNode;
  /** The line under the card, such as the way to the other page. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page with one small form: sign in, sign up, accept an invitation. */
export function AuthShell({ title, description, aside, children }: AuthShellProps) {
  return (
    <div className="flex min-h-dvh flex-col px-5">
      <SkipLink />
      <header className="mx-auto flex h-14 w-full max-w-6xl items-center justify-between sm:px-3">
        <Link aria-label="Crowdee home" className="flex rounded-sm" href="/">
          <Logo />
        </Link>
        <ThemeSwitch />
      </header>
      <main
        className="mx-auto flex w-full max-w-[25rem] flex-1 flex-col justify-center py-10 outline-none"
        id="content"
        tabIndex={-1}
      >
        <h1 className="font-semibold text-2xl">{title}</h1>
        {description ? <p className="mt-1.5 text-base text-muted">{description}</p> : null}
        <div className="mt-7 rounded-xl border bg-surface p-5 shadow-sm sm:p-6">{children}</div>
        {aside ? <p className="mt-5 text-center text-base text-muted">{aside}</p> : null}
      </main>
      <div aria-hidden="true" className="h-14" />
    </div>
  );
}
