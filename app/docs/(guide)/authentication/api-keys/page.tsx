import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { rotateApiKey } from "@/lib/contracts/api-keys";
import { Example } from "../../../example";
import { OperationLink } from "../../../operation-link";

export const metadata: Metadata = { title: "API keys" };

/** Creating, sending, rotating and revoking keys. */
export default function ApiKeys() {
  return (
    <GuidePage
      href="/docs/authentication/api-keys"
      lead="A long-lived credential for scripts, CI pipelines and backends. You create it once in the browser, attach it to requests, and revoke it whenever you like."
      sections={[
        { id: "create", title: "Create a key", content: <Create /> },
        { id: "use", title: "Use it", content: <Use /> },
        { id: "may", title: "What a key may do", content: <May /> },
        { id: "safe", title: "Keep it safe", content: <Safe /> },
        { id: "rotate", title: "Rotate", content: <Rotate /> },
        { id: "revoke", title: "Revoke", content: <Revoke /> },
      ]}
      title="API keys"
    />
  );
}

function Create() {
  return (
    <>
      <p>
        Keys are created by a signed-in person in <Link href="/settings/api-keys">Settings → API Keys</Link>. A key has:
      </p>
      <ul>
        <li>
          <strong>a name</strong> of up to 64 characters. Say what the key is for: <code>ci-pipeline</code>.
        </li>
        <li>
          <strong>a role</strong>: <code>viewer</code>, <code>member</code> or <code>admin</code>. A role above your own
          is allowed and capped in use.
        </li>
        <li>
          <strong>a scope</strong>, if you like: the organizations it is limited to. Without one it reaches every
          organization you belong to, now or later.
        </li>
        <li>
          <strong>an expiry</strong>, if you like: the time from which it is refused.
        </li>
      </ul>
      <p>
        The full key appears once, in the answer that creates it. Afterwards lists show a hint of it, the first four and
        last four characters, to tell keys apart.
      </p>
    </>
  );
}

function Use() {
  return (
    <>
      <p>
        Send the key as a bearer credential with every request. Nothing else is needed: no login, no cookie, no refresh.
      </p>
      <Example label="Create a project and list the newest" name="api-key" />
    </>
  );
}

function May() {
  return (
    <p>
      A key acts as the lower of its own role and its owner’s present role in the organization of the request. This is
      read anew on every request, so when the owner is demoted, removed or disabled, the very next request with the key
      obeys. <Link href="/docs/organizations-and-scopes">Organizations and scopes</Link> has the whole table.
    </p>
  );
}

function Safe() {
  return (
    <>
      <ul>
        <li>Keep it in a secret store or an environment variable, never in source code.</li>
        <li>Send it in the header only. Addresses end up in logs and histories.</li>
        <li>Use one key for each integration, so that one can be revoked without stopping the others.</li>
        <li>Give it the lowest role and the narrowest scope that do, and an expiry when the work ends some day.</li>
        <li>
          Let your secret scanner look for <code>{"crowdee_[0-9A-Za-z]{40}"}</code>.
        </li>
      </ul>
      <Callout title="If a key was exposed" tone="danger">
        Pushed to a public repository, written to a log, pasted into a chat: revoke it in Settings → API Keys at once
        and create another.
      </Callout>
    </>
  );
}

function Rotate() {
  return (
    <p>
      Rotating issues a new key of the same name, role, scope and expiry, and ends the old one, at once or after an
      overlap of up to seven days in which both work. It takes a browser session: <OperationLink of={rotateApiKey} />.
    </p>
  );
}

function Revoke() {
  return (
    <p>
      A revoked key is refused from the next request on, everywhere, with{" "}
      <Link href="/docs/errors/api_key_revoked">
        <code>api_key_revoked</code>
      </Link>
      . Revocation cannot be undone. The key stays in the list, with the time it was last used.
    </p>
  );
}
