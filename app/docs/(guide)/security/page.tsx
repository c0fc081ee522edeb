import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { listAccountAuditEvents, listAuditEvents } from "@/lib/contracts/audit-events";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "API key security" };

/** How API keys are built, stored and checked. */
export default function Security() {
  return (
    <GuidePage
      href="/docs/security"
      lead="How API keys are generated and stored, and how each request is checked."
      sections={[
        { id: "format", title: "Key format", content: <Format /> },
        { id: "storage", title: "What we store", content: <Storage /> },
        { id: "checks", title: "How requests are checked", content: <Checks /> },
        { id: "guessing", title: "Protection against guessing", content: <Guessing /> },
        { id: "restrictions", title: "What keys can’t do", content: <Restrictions /> },
        { id: "audit", title: "Audit log", content: <Audit /> },
      ]}
      title="API key security"
    />
  );
}

function Format() {
  return (
    <>
      <p>
        A key consists of the prefix <code>crowdee_</code> and 40 characters out of <code>0–9 A–Z a–z</code>:
      </p>
      <ul>
        <li>
          <strong>8 characters: the public ID.</strong> It identifies the key and isn’t secret. It stays the same when
          you rotate the key.
        </li>
        <li>
          <strong>22 characters: the secret.</strong> 131 random bits.
        </li>
        <li>
          <strong>10 characters: the signature.</strong> A truncated HMAC-SHA-256 of everything before it, keyed with a
          secret of this deployment.
        </li>
      </ul>
      <CodeBlock code="crowdee_[0-9A-Za-z]{40}" language="pattern" />
      <p>
        The prefix lets secret scanners find exposed keys. The signature lets us reject mistyped and forged keys without
        a database query.
      </p>
    </>
  );
}

function Storage() {
  return (
    <p>
      We store the SHA-256 hash of the key and its public ID. The key itself is never written to a database, log, or
      page; it appears only in the response that creates or rotates it. A slow password hash isn’t necessary: it
      protects secrets that can be guessed, and 131 random bits can’t be.
    </p>
  );
}

function Checks() {
  return (
    <>
      <ol>
        <li>The format and signature are checked. Malformed and forged keys are rejected right away.</li>
        <li>The request is counted toward the key’s rate limit.</li>
        <li>
          The key is looked up by its hash in the database. Is it revoked or expired? Is its owner active and a member
          of the organization? With which role?
        </li>
        <li>The effective role determines whether the request is allowed.</li>
      </ol>
      <p>
        A valid signature can’t become invalid, so the server remembers the result in memory for up to a minute. It
        never caches what a key is allowed to do: step 3 reads the database on every request. That’s why revoking a key,
        demoting its owner, or removing its owner from an organization affects the very next request.
      </p>
    </>
  );
}

function Guessing() {
  return (
    <p>
      Requests with malformed or forged credentials are counted by client address, under the{" "}
      <code>invalid-credentials</code> <Link href="/docs/rate-limits">limit</Link>. They never count toward the limit of
      a real key, so nobody else can use up your requests.
    </p>
  );
}

function Restrictions() {
  return (
    <ul>
      <li>Do more than their owner’s current role allows. Keys can’t have the role owner.</li>
      <li>Access organizations outside their scope, or organizations that their owner doesn’t belong to.</li>
      <li>
        List, create, or change keys, create access tokens, or change the account. That requires a browser session.
      </li>
    </ul>
  );
}

function Audit() {
  return (
    <p>
      Changes in an organization are recorded with the user, the credential, the client address, the request ID, and
      what changed. Admins can read the audit log in the organization’s settings or with{" "}
      <OperationLink of={listAuditEvents} />. What happens to your account is recorded for you alone: API keys, access
      tokens, sign-ins and up to 10 failed ones an hour, passwords, and limit requests. See it in{" "}
      <Link href="/settings/activity">Settings → Activity</Link> or with <OperationLink of={listAccountAuditEvents} />.
      The list of your keys shows when each key was last used, with a delay of up to one minute.
    </p>
  );
}
