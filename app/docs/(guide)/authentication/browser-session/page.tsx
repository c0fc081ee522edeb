import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { endOtherSessions, endSession, listSessions } from "@/lib/contracts/sessions";
import { ErrorLink } from "../../../error-link";
import { Example } from "../../../example";
import { OperationLink } from "../../../operation-link";

export const metadata: Metadata = { title: "Browser sessions" };

/** Authentication with the cookie of a signed-in browser. */
export default function BrowserSessions() {
  return (
    <GuidePage
      href="/docs/authentication/browser-session"
      lead="A signed-in browser can call the API from Crowdee’s own pages without another credential. The session carries the user’s identity and permissions."
      sections={[
        { id: "how-it-works", title: "How it works", content: <HowItWorks /> },
        { id: "example", title: "Example", content: <SessionExample /> },
        { id: "same-origin", title: "Same-origin writes", content: <SameOriginWrites /> },
        { id: "organization", title: "Active organization", content: <ActiveOrganization /> },
        { id: "expiration", title: "Expiration and sign-out", content: <Expiration /> },
      ]}
      title="Browser sessions"
    />
  );
}

function HowItWorks() {
  return (
    <p>
      Signing in sets a signed cookie that identifies you. The cookie holds no permissions: your organizations and roles
      are read from the database on every request. A session has your role in the organization of the request, and
      changes to that role take effect immediately.
    </p>
  );
}

function SessionExample() {
  return (
    <>
      <p>
        In TypeScript, on one of Crowdee’s pages, the browser adds the cookie. The curl example shows what happens when
        you sign in: it gets a CSRF token, submits the sign-in form, and keeps the cookie. For scripts, use an{" "}
        <Link href="/docs/authentication/api-keys">API key</Link> instead.
      </p>
      <Example label="Call the API with a session" name="session" />
    </>
  );
}

function SameOriginWrites() {
  return (
    <p>
      Browsers also attach cookies to requests that other sites trigger. For that reason, a request that changes
      something and is authenticated by the cookie must come from Crowdee’s own origin, according to its{" "}
      <code>Origin</code> and <code>Sec-Fetch-Site</code> headers. Otherwise, it returns{" "}
      <ErrorLink code="cross_origin_forbidden" />. Pages on other origins can’t read responses with the cookie either,
      because CORS responses don’t allow credentials.
    </p>
  );
}

function ActiveOrganization() {
  return (
    <p>
      Requests with a session use its active organization, which you choose in the organization switcher. Until you
      choose one, or after you leave it, that’s the organization you joined first. To work in another organization for a
      single request, send the <code>Crowdee-Organization</code> header. Crowdee’s pages have the organization in their
      URL, such as <code>/orgs/newsroom/projects</code>, so two tabs can work in two organizations.
    </p>
  );
}

function Expiration() {
  return (
    <>
      <p>
        A session lasts 30 days. Signing out ends it, even if its cookie was copied elsewhere, together with the access
        tokens created from it. Changing your password ends all other sessions, and resetting it or disabling the
        account ends all of them. After that, requests return <ErrorLink code="session_expired" />.
      </p>
      <p>
        <Link href="/settings/profile">Settings → Profile</Link> lists your sessions, and so does{" "}
        <OperationLink of={listSessions} />. End one with <OperationLink of={endSession} />, or all others with{" "}
        <OperationLink of={endOtherSessions} />.
      </p>
      <p>
        A cookie that Crowdee didn’t sign, or signed with a secret that is no longer in use, counts as no credential:
        you’re signed out, and requests return <ErrorLink code="unauthenticated" />.
      </p>
    </>
  );
}
