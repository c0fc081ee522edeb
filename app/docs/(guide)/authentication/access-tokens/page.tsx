import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { createAccessToken } from "@/lib/contracts/tokens";
import { Example } from "../../../example";
import { OperationLink } from "../../../operation-link";

export const metadata: Metadata = { title: "Access tokens" };

/** Short-lived tokens minted from a session. */
export default function AccessTokens() {
  return (
    <GuidePage
      href="/docs/authentication/access-tokens"
      lead="A service behind the same sign-in can act for the person who is using it, without a secret of its own. It exchanges the person’s session for a bearer token that lives 15 minutes."
      sections={[
        { id: "mint", title: "Mint one", content: <Mint /> },
        { id: "may", title: "What it may do", content: <May /> },
        { id: "organization", title: "Name the organization", content: <NameOrganization /> },
        { id: "end", title: "When it ends", content: <End /> },
      ]}
      title="Access tokens"
    />
  );
}

function Mint() {
  return (
    <>
      <p>
        The signed-in visitor’s browser sends your service the session cookie, because both are behind the same sign-in.
        Pass the cookie on to <OperationLink of={createAccessToken} />, and use the token of the answer as a bearer
        credential.
      </p>
      <Example label="Exchange a session for a token and use it" name="access-token" />
      <Callout tone="info">
        Do not store tokens. Mint one when you need it, keep it in memory for as long as <code>expiresIn</code> says,
        and mint the next.
      </Callout>
    </>
  );
}

function May() {
  return (
    <p>
      A token has no role of its own. It acts as its owner’s membership role in the organization of the request, read
      anew on every request. What takes a person in a browser, such as managing keys or minting further tokens, is
      refused with{" "}
      <Link href="/docs/errors/session_required">
        <code>session_required</code>
      </Link>
      . Requests count towards the same <Link href="/docs/rate-limits">limit</Link> as the person’s session.
    </p>
  );
}

function NameOrganization() {
  return (
    <p>
      A token knows no active organization. When its owner is in several, name one in the{" "}
      <code>Crowdee-Organization</code> header; otherwise the answer is{" "}
      <Link href="/docs/errors/organization_required">
        <code>organization_required</code>
      </Link>{" "}
      and lists them.
    </p>
  );
}

function End() {
  return (
    <p>
      After 15 minutes, and at once when the owner’s password is changed or the account is disabled. Then requests are
      refused with{" "}
      <Link href="/docs/errors/session_expired">
        <code>session_expired</code>
      </Link>
      .
    </p>
  );
}
