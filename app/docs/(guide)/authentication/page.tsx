import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { CONTRACTS } from "@/lib/contracts";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { ErrorLink } from "../../error-link";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "Authentication methods" };

/** The three authentication methods side by side. */
export default function AuthenticationMethods() {
  return (
    <GuidePage
      href="/docs/authentication"
      lead="You can authenticate with an API key, a browser session, or an access token. All three give access to the same API with the same permissions."
      sections={[
        { id: "choose", title: "Choose a method", content: <Choose /> },
        { id: "precedence", title: "Precedence", content: <Precedence /> },
        { id: "public", title: "Public endpoints", content: <PublicEndpoints /> },
        { id: "session-only", title: "Endpoints that require a browser session", content: <SessionOnly /> },
        { id: "errors", title: "Authentication errors", content: <AuthenticationErrors /> },
        { id: "cors", title: "Cross-origin requests", content: <CrossOrigin /> },
      ]}
      title="Authentication methods"
    />
  );
}

function Choose() {
  return (
    <>
      <DocsTable
        caption="Authentication methods"
        head={["Method", "Use it for", "Valid for", "Sent in"]}
        rows={[
          [
            <Link href="/docs/authentication/api-keys" key="link">
              API key
            </Link>,
            "Scripts, CI, backends",
            "Until it expires or is revoked",
            <code key="where">Authorization: Bearer</code>,
          ],
          [
            <Link href="/docs/authentication/browser-session" key="link">
              Browser session
            </Link>,
            "Crowdee’s own pages",
            "30 days",
            "A cookie",
          ],
          [
            <Link href="/docs/authentication/access-tokens" key="link">
              Access token
            </Link>,
            "Services that share Crowdee’s sign-in",
            "15 minutes",
            <code key="where">Authorization: Bearer</code>,
          ],
        ]}
      />
      <p>
        For most integrations, use an API key. It needs no login flow, session handling, or token refresh: create it
        once, add it to your requests, and revoke it at any time.
      </p>
      <p>
        If your users already sign in to Crowdee, use their session or an access token instead. Both carry the user’s
        identity and permissions, so you don’t need to store a separate secret.
      </p>
    </>
  );
}

function Precedence() {
  return (
    <p>
      If a request has an <code>Authorization: Bearer</code> header, only that credential counts and cookies are
      ignored. An invalid bearer credential is rejected with 401 even if the request also has a valid cookie, and even
      on public endpoints.
    </p>
  );
}

function PublicEndpoints() {
  const publicOperations = CONTRACTS.filter((contract) => contract.permission === "public");
  return (
    <>
      <p>
        These endpoints and this guide need no credential. Every other endpoint returns 401 to unauthenticated requests.
      </p>
      <DocsTable
        caption="Public endpoints"
        head={["Endpoint", "Description"]}
        rows={publicOperations.map((contract) => [<OperationLink key="link" of={contract} />, contract.summary])}
      />
      <p>
        Unauthenticated requests have a <Link href="/docs/rate-limits">lower rate limit</Link>, counted by client
        address.
      </p>
    </>
  );
}

function SessionOnly() {
  const sessionOperations = CONTRACTS.filter((contract) => contract.session);
  return (
    <>
      <p>
        Only a signed-in person can manage people and credentials. API keys and access tokens can’t create or change
        keys. Requests with any other credential return <ErrorLink code="session_required" />.
      </p>
      <DocsTable
        caption="Endpoints that require a browser session"
        head={["Endpoint", "Description"]}
        rows={sessionOperations.map((contract) => [<OperationLink key="link" of={contract} />, contract.summary])}
      />
      <p>
        Some of them also require a verified email address, and return <ErrorLink code="email_unverified" /> without
        one:
      </p>
      <ul>
        {sessionOperations
          .filter(({ verified }) => verified)
          .map((contract) => (
            <li key={contract.operationId}>
              <OperationLink of={contract} />
            </li>
          ))}
      </ul>
    </>
  );
}

function AuthenticationErrors() {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => ERRORS[code].status === 401);
  return (
    <>
      <p>
        If authentication fails, the response is 401 with a <code>WWW-Authenticate: Bearer</code> challenge and a{" "}
        <Link href="/docs/errors">problem document</Link> with one of these codes:
      </p>
      <DocsTable
        caption="Authentication error codes"
        head={["Code", "Meaning"]}
        rows={codes.map((code) => [<ErrorLink code={code} key="link" />, ERRORS[code].meaning])}
      />
    </>
  );
}

function CrossOrigin() {
  return (
    <p>
      Web pages from any origin can call the API with a bearer credential; responses include the necessary CORS headers.
      Cookies don’t work cross-origin. Never put an API key in a web page, where every visitor can read it. Call the API
      from your backend, or use a short-lived access token.
    </p>
  );
}
