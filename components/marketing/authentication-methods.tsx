import { AppWindow, KeyRound, type LucideIcon, Timer } from "lucide-react";
import { Section } from "./section";

interface Method {
  Icon: LucideIcon;
  title: string;
  audience: string;
  text: string;
  header: string;
}

const METHODS: readonly Method[] = [
  {
    Icon: KeyRound,
    title: "API key",
    audience: "Scripts, CI, backends",
    text: "Create it once in the settings, send it with every request, and revoke it at any time. Optionally limit it to specific organizations and set an expiration date.",
    header: "Authorization: Bearer crowdee_…",
  },
  {
    Icon: AppWindow,
    title: "Browser session",
    audience: "Signed-in users",
    text: "Carries the user’s identity and role. Requests that change something are accepted only from Crowdee’s own pages.",
    header: "Cookie: set when you sign in",
  },
  {
    Icon: Timer,
    title: "Access token",
    audience: "Services that share the sign-in",
    text: "Issued for a session and valid for 15 minutes. For services that act on behalf of the current user.",
    header: "Authorization: Bearer eyJ…",
  },
];

/** The three authentication methods side by side. */
export function AuthenticationMethods() {
  return (
    <Section
      id="authentication-methods"
      lead="All three give access to the same endpoints with the same permission checks."
      title="Three authentication methods"
    >
      <ul className="grid overflow-hidden rounded-xl border bg-surface shadow-sm md:grid-cols-3 md:divide-x max-md:divide-y">
        {METHODS.map(({ Icon, title, audience, text, header }) => (
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
