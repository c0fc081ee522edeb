import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { createAccessToken } from "@/lib/contracts/tokens";
import { ErrorLink } from "../../../error-link";
import { Example } from "../../../example";
import { OperationLink } from "../../../operation-link";

export const metadata: Metadata = { title: "Access tokens" };

/** Short-lived tokens issued for a session. */
export default function AccessTokens() {
  return (
    <GuidePage
      href="/docs/authentication/access-tokens"
      lead="A service that shares Crowdee’s sign-in can act on behalf of its current user without a secret of its own. It exchanges the user’s session for a bearer token that’s valid for 15 minutes."
      sections={[
        { id: "create", title: "Create a token", content: <Create /> },
        { id: "permissions", title: "Permissions", content: <Permissions /> },
        { id: "organization", title: "Organization", content: <Organization /> },
        { id: "expiration", title: "Expiration", content: <Expiration /> },
      ]}
      title="Access tokens"
    />
  );
}

function Create() {
  return (
    <>
      <p>
        The user’s browser sends the session cookie to your service because both share the same sign-in. Forward the
        cookie to <OperationLink of={createAccessToken} />, and use the token in the response as a bearer token.
      </p>
      <Example label="Exchange a session for a token and use it" name="access-token" />
      <Callout tone="info">
        Don’t store tokens. Create one when you need it, keep it in memory for <code>expiresIn</code> seconds, and then
        create a new one.
      </Callout>
    </>
  );
}

function Permissions() {
  return (
    <p>
      A token has no role of its own. It has its owner’s current role in the organization of the request. A token can’t
      manage keys or create more tokens; those requests return <ErrorLink code="session_required" />. Requests count
      toward the same <Link href="/docs/rate-limits">rate limit</Link> as the user’s session.
    </p>
  );
}

function Organization() {
  return (
    <p>
      A token’s default organization is the session’s active organization at the time the token is created. To work in
      another organization, send the <code>Crowdee-Organization</code> header. If the user has left the default
      organization, requests without the header return <ErrorLink code="organization_required" />.
    </p>
  );
}

function Expiration() {
  return (
    <p>
      A token expires after 15 minutes. It ends earlier together with the session it was created from: at sign-out, when
      the session is ended in Settings → Profile, when the password changes, or when the account is disabled. After
      that, requests return <ErrorLink code="session_expired" />.
    </p>
  );
}
