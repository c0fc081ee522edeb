import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { adjacentPages, type NavItem } from "./nav-items";
import { Prose } from "./prose";

/** A section of a page with its own anchor. */
export interface GuideSection {
  id: string;
  title: string;
  content: ReactNode;
}

export interface GuidePageProps {
  /** The page's own path, used to find the previous and next page. */
  href: string;
  /** Text above the title. */
  eyebrow?: ReactNode;
  title: string;
  lead: ReactNode;
  sections?: readonly GuideSection[];
  /** Text between the lead and the first section. */
  children?: ReactNode;
}

/** A page of the guide: title, sections, a list of the sections, and links to the previous and next page. */
export function GuidePage({ href, eyebrow, title, lead, sections = [], children }: GuidePageProps) {
  return (
    <div className="grid gap-x-14 xl:grid-cols-[minmax(0,46rem)_13rem] xl:justify-between">
      <main className="min-w-0 py-10 lg:py-14" id="content" tabIndex={-1}>
        {eyebrow ? <div className="mb-3 text-sm text-subtle">{eyebrow}</div> : null}
        <h1 className="font-semibold text-3xl text-ink">{title}</h1>
        <div className="mt-4 text-[1.125rem] text-muted leading-[1.65]">{lead}</div>
        {children ? <Prose className="mt-8">{children}</Prose> : null}
        {sections.map((section) => (
          <Section key={section.id} {...section} />
        ))}
        <Pager {...adjacentPages(href)} />
      </main>
      <OnThisPage sections={sections} />
    </div>
  );
}

function Section({ id, title, content }: GuideSection) {
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 className="group scroll-mt-12 font-semibold text-ink text-xl lg:scroll-mt-0" id={id}>
        <a href={`#${id}`}>
          {title}
          <span aria-hidden="true" className="ml-2 text-subtle opacity-0 transition-opacity group-hover:opacity-100">
            #
          </span>
        </a>
      </h2>
      <Prose className="mt-4">{content}</Prose>
    </section>
  );
}

function OnThisPage({ sections }: { sections: readonly GuideSection[] }) {
  if (sections.length < 2) return null;
  return (
    <nav aria-label="On this page" className="sticky top-14 self-start py-14 max-xl:hidden">
      <p className="mb-3 font-semibold text-ink text-sm">On this page</p>
      <ul className="grid gap-2">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a className="block rounded-xs text-muted text-sm hover:text-ink" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pager({ previous, next }: { previous: NavItem | undefined; next: NavItem | undefined }) {
  return (
    <nav aria-label="Previous and next page" className="mt-16 grid gap-3 border-t pt-8 sm:grid-cols-2">
      {previous ? <PagerLink {...previous} direction="previous" /> : null}
      {next ? <PagerLink {...next} direction="next" /> : null}
    </nav>
  );
}

function PagerLink({ href, label, direction }: NavItem & { direction: "previous" | "next" }) {
  const next = direction === "next";
  const Icon = next ? ArrowRight : ArrowLeft;
  return (
    <Link
      className={cn(
        "group flex items-center gap-3 rounded-lg border bg-surface px-4 py-3.5 transition-colors hover:border-line-strong",
        next && "flex-row-reverse text-right sm:col-start-2",
      )}
      href={href}
      rel={direction === "next" ? "next" : "prev"}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      <span className="min-w-0 flex-1">
        <span className="block text-sm text-subtle">{next ? "Next" : "Previous"}</span>
        <span className="block font-medium text-base text-ink">{label}</span>
      </span>
    </Link>
  );
}
