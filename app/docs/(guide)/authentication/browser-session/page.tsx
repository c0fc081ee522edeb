import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { Example } from "../../../example";

export const metadata: Metadata = { title: "Browser session" };

/** The cookie of a signed-in browser. */
export default function BrowserSession() {
  return (
    <GuidePage
      href="/docs/authentication/browser-session"
      lead="Whoever is signed in in a browser can call the API from our own pages without any further credential. The session is the person: it carries their identity and their permissions by itself."
      sections={[
        { id: "how", title: "How it works", content: <How /> },
        { id: "example", title: "Example", content: <Worked /> },
        { id: "changes", title: "Changes come from our own pages", content: <Changes /> },
        { id: "organization", title: "The active organization", content: <ActiveOrganization /> },
        { id: "end", title: "When it ends", content: <End /> },
      ]}
      title="Browser session"
    />
  );
}

function How() {
  return (
    <p>
      Signing in sets a signed cookie. It says who you are and nothing else. Your roles and organizations are read anew
      on every request, so a session has no role of its own: it acts as your membership role in the organization of the
      request, and a change to that is in force at once.
    </p>
  );
}

function Worked() {
  return (
    <>
      <p>
        In TypeScript on one of our pages the browser adds the cookie. With curl you do what the browser does: fetch the
        form’s token, send the form, keep the cookie. It is shown here to make the exchange visible; a script is better
        off with an <Link href="/docs/authentication/api-keys">API key</Link>.
      </p>
      <Example label="Call the API with a session" name="session" />
    </>
  );
}

function Changes() {
  return (
    <p>
      Browsers attach cookies by themselves, also to requests that another site provokes. A request that changes
      something and is authenticated by the cookie must therefore come from our own origin, as <code>Origin</code> and{" "}
      <code>Sec-Fetch-Site</code> tell. Otherwise it is refused with{" "}
      <Link href="/docs/errors/cross_origin_forbidden">
        <code>cross_origin_forbidden</code>
      </Link>
      . Cookies are never accepted in cross-origin reads by pages either, because the answers do not allow credentials.
    </p>
  );
}

function ActiveOrganization() {
  return (
    <p>
      A session works in its active organization, which the switcher in the header sets. The{" "}
      <code>Crowdee-Organization</code> header overrides it for one request. Before any choice it is the organization
      you have been a member of the longest. If you are no longer a member of the active one, the same holds.
    </p>
  );
}

function End() {
  return (
    <p>
      A session lasts 30 days. Changing or resetting the password ends every session and access token of the account,
      and so does disabling the account. From then on requests are refused with{" "}
      <Link href="/docs/errors/session_expired">
        <code>session_expired</code>
      </Link>
      .
    </p>
  );
}
