import { AppWindow, KeyRound, type LucideIcon, Timer } from "lucide-react";
import { Section } from "./section";

interface WayIn {
  Icon: LucideIcon;
  title: string;
  audience: string;
  text: string;
  header: string;
}

const WAYS: readonly WayIn[] = [
  {
    Icon: KeyRound,
    title: "API key",
    audience: "Scripts, CI, backends",
    text: "Made once in the settings, sent with each request, revoked whenever you like. Optionally tied to chosen organizations and an expiry date.",
    header: "Authorization: Bearer crowdee_…",
  },
  {
    Icon: AppWindow,
    title: "Browser session",
    audience: "People, signed in",
    text: "Carries your own identity and role by itself. Writes are accepted only from this site’s own pages.",
    header: "Cookie: set when you sign in",
  },
  {
    Icon: Timer,
    title: "Short-lived token",
    audience: "Services behind your sign-in",
    text: "Minted from a session, good for fifteen minutes, for a service that acts for the person in front of it.",
    header: "Authorization: Bearer eyJ…",
  },
];

/** The three credentials side by side. */
export function WaysIn() {
  return (
    <Section
      id="ways-in"
      lead="All three reach the same endpoints through the same checks. Choose by what you are building."
      title="Three ways in"
    >
      <ul className="grid overflow-hidden rounded-xl border bg-surface shadow-sm md:grid-cols-3 md:divide-x max-md:divide-y">
        {WAYS.map(({ Icon, title, audience, text, header }) => (
          <li className="flex flex-col p-6 sm:p-7" key={title}>
            <Icon aria-hidden="true" className="size-5 text-ink" strokeWidth={1.75} />
            <h3 className="mt-5 font-semibold text-lg">{title}</h3>
            <p className="text-sm text-subtle">{audience}</p>
            <p className="mt-3 mb-6 text-base text-muted">{text}</p>
            <code className="mt-auto block truncate rounded-md bg-sunken px-3 py-2 font-mono text-muted text-xs">
              {header}
            </code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
