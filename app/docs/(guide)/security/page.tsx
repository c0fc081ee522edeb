import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { listAuditEvents } from "@/lib/contracts/audit-events";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "How keys are kept" };

/** What a key is made of and what becomes of it. */
export default function Security() {
  return (
    <GuidePage
      href="/docs/security"
      lead="What a key is made of, what is stored of it, and what happens on each request that bears one."
      sections={[
        { id: "made", title: "How a key is made", content: <Made /> },
        { id: "stored", title: "What is stored", content: <Stored /> },
        { id: "checked", title: "How a request is checked", content: <Checked /> },
        { id: "guessing", title: "Guessing", content: <Guessing /> },
        { id: "limits", title: "What a key can never do", content: <Never /> },
        { id: "trail", title: "What is recorded", content: <Trail /> },
      ]}
      title="How keys are kept"
    />
  );
}

function Made() {
  return (
    <>
      <p>
        <code>crowdee_</code>, then 30 random characters of <code>0–9 A–Z a–z</code>, which is 178 random bits, then ten
        characters that authenticate all before them: a shortened HMAC-SHA-256 under a secret of this deployment.
      </p>
      <CodeBlock code="crowdee_[0-9A-Za-z]{40}" language="pattern" />
      <p>
        The fixed beginning lets secret scanners find keys. The ten characters at the end let us tell a made-up or
        mistyped key from one that was issued here without looking it up.
      </p>
    </>
  );
}

function Stored() {
  return (
    <p>
      The SHA-256 of the whole key, and its first four random and last four characters as a hint. The key itself is in
      no table, log or page: it exists in the one answer that creates it. A slow password hash would add nothing here;
      it makes up for secrets that can be guessed, and 178 random bits cannot.
    </p>
  );
}

function Checked() {
  return (
    <>
      <ol>
        <li>
          At the edge the key’s form and its ten authenticating characters are checked. What fails is refused there.
        </li>
        <li>The request is charged to the key’s rate limit.</li>
        <li>
          In the handler the key is checked again from the raw header and looked up by its hash: revoked? expired? is
          its owner active, and a member of the organization, in which role?
        </li>
        <li>From that the effective role follows, and from it whether the request is allowed.</li>
      </ol>
      <p>
        Nothing of this is remembered from one request to the next. That is why a revocation, a demotion or a removal is
        in force on the very next request.
      </p>
    </>
  );
}

function Guessing() {
  return (
    <p>
      Credentials that are malformed or were not issued here are counted by address under the{" "}
      <code>invalid-credentials</code> <Link href="/docs/rate-limits">limit</Link>. They never touch the limit of a real
      key, so nobody can use up yours.
    </p>
  );
}

function Never() {
  return (
    <ul>
      <li>Act above its owner’s present role. Ownership itself cannot be given to a key.</li>
      <li>Reach an organization outside its scope, or one its owner is not in.</li>
      <li>Create, change or see keys, mint tokens, or change the account. That takes a person in a browser.</li>
    </ul>
  );
}

function Trail() {
  return (
    <p>
      Changes in an organization are recorded with the person, the key if one was used, and the request id; admins read
      them with <OperationLink of={listAuditEvents} />. The list of your keys shows when each was last used, at most a
      minute behind.
    </p>
  );
}
