import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { CONTRACTS } from "@/lib/contracts";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "Choosing a way in" };

/** The three ways to authenticate, side by side. */
export default function Authentication() {
  return (
    <GuidePage
      href="/docs/authentication"
      lead="There are three ways in. All of them reach the same API and the same permissions; which one fits depends on what you build."
      sections={[
        { id: "which", title: "Which one to use", content: <Which /> },
        { id: "precedence", title: "Which credential decides", content: <Precedence /> },
        { id: "public", title: "What needs no credential", content: <PublicEndpoints /> },
        { id: "session-only", title: "What takes a signed-in person", content: <SessionOnly /> },
        { id: "refused", title: "When a credential is refused", content: <Refused /> },
        { id: "other-origins", title: "From web pages of other origins", content: <OtherOrigins /> },
      ]}
      title="Choosing a way in"
    />
  );
}

function Which() {
  return (
    <>
      <DocsTable
        caption="The three ways in"
        head={["Way in", "For", "Lives", "Travels in"]}
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
            "Our own pages",
            "30 days",
            "A cookie",
          ],
          [
            <Link href="/docs/authentication/access-tokens" key="link">
              Access token
            </Link>,
            "Services behind the same sign-in",
            "15 minutes",
            <code key="where">Authorization: Bearer</code>,
          ],
        ]}
      />
      <p>
        If you integrate with Crowdee for the first time, take an API key. It needs no login flow, no session handling
        and no token refresh: create it once, attach it to your requests, and revoke it whenever you like.
      </p>
      <p>
        If you build something that already sits behind a person’s sign-in, use that instead of a separate secret: a
        session and a token made from it carry that person’s identity and permissions by themselves.
      </p>
    </>
  );
}

function Precedence() {
  return (
    <p>
      A bearer credential decides alone: when a request has an <code>Authorization: Bearer</code> header, cookies are
      not looked at. A bad bearer credential is refused with 401 even beside a good cookie, and even where no credential
      is needed.
    </p>
  );
}

function PublicEndpoints() {
  const open = CONTRACTS.filter((contract) => contract.permission === "public");
  return (
    <>
      <p>A handful of endpoints, and this guide, are open to everyone. Everything else answers 401 to strangers.</p>
      <DocsTable
        caption="Endpoints that need no credential"
        head={["Endpoint", "What it does"]}
        rows={open.map((contract) => [<OperationLink key="link" of={contract} />, contract.summary])}
      />
      <p>
        Callers without a credential are under a <Link href="/docs/rate-limits">tighter limit</Link>, counted by
        address.
      </p>
    </>
  );
}

function SessionOnly() {
  const personal = CONTRACTS.filter((contract) => contract.session);
  return (
    <>
      <p>
        Keys, tokens and the account itself are managed by a person in a browser session. A key never makes or changes
        keys. Any other credential is refused with <ErrorLink code="session_required" />.
      </p>
      <DocsTable
        caption="Endpoints that take a browser session"
        head={["Endpoint", "What it does"]}
        rows={personal.map((contract) => [<OperationLink key="link" of={contract} />, contract.summary])}
      />
    </>
  );
}

function Refused() {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => ERRORS[code].status === 401);
  return (
    <>
      <p>
        The answer is 401 with a <code>WWW-Authenticate: Bearer</code> challenge and a{" "}
        <Link href="/docs/errors">problem document</Link> whose code tells what is wrong.
      </p>
      <DocsTable
        caption="Codes of refused credentials"
        head={["Code", "What happened"]}
        rows={codes.map((code) => [<ErrorLink code={code} key="link" />, ERRORS[code].meaning])}
      />
    </>
  );
}

function OtherOrigins() {
  return (
    <p>
      Pages of any origin may call the API with a bearer credential; the answers carry the CORS headers for it. Cookies
      never work from another origin. An API key has no place in a web page, where every visitor can read it: call from
      your backend, or with a short-lived access token.
    </p>
  );
}

function ErrorLink({ code }: { code: ErrorCode }) {
  return (
    <Link href={`/docs/errors/${code}`}>
      <code>{code}</code>
    </Link>
  );
}
