import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { rotateApiKey } from "@/lib/contracts/api-keys";
import { ErrorLink } from "../../../error-link";
import { Example } from "../../../example";
import { OperationLink } from "../../../operation-link";

export const metadata: Metadata = { title: "API keys" };

/** Creating, using, rotating and revoking API keys. */
export default function ApiKeys() {
  return (
    <GuidePage
      href="/docs/authentication/api-keys"
      lead="API keys are long-lived credentials for scripts, CI pipelines, and backends. Create a key once in the browser, add it to your requests, and revoke it at any time."
      sections={[
        { id: "create", title: "Create a key", content: <Create /> },
        { id: "use", title: "Use a key", content: <Use /> },
        { id: "permissions", title: "Permissions", content: <Permissions /> },
        { id: "organization", title: "Default organization", content: <DefaultOrganization /> },
        { id: "best-practices", title: "Best practices", content: <BestPractices /> },
        { id: "rotate", title: "Rotate a key", content: <Rotate /> },
        { id: "revoke", title: "Revoke a key", content: <Revoke /> },
      ]}
      title="API keys"
    />
  );
}

function Create() {
  return (
    <>
      <p>
        Sign in and go to <Link href="/settings/api-keys">Settings → API keys</Link>. A key has:
      </p>
      <ul>
        <li>
          <strong>A name</strong> of up to 64 characters that describes what it’s for, such as <code>ci-pipeline</code>.
        </li>
        <li>
          <strong>A role</strong>: <code>viewer</code>, <code>member</code>, or <code>admin</code>. You can choose a
          role above your own, but the key never gets more permissions than you have.
        </li>
        <li>
          <strong>A scope</strong> (optional): the organizations that the key can access. Without a scope, it can access
          every organization you belong to, including those you join later.
        </li>
        <li>
          <strong>A default organization</strong>, used by requests that don’t name one.
        </li>
        <li>
          <strong>An expiration date</strong> (optional).
        </li>
      </ul>
      <p>
        The full key appears only once, in the response that creates it. After that, lists show only its public ID, such
        as <code>crowdee_AbCd1234…</code>, which identifies the key but can’t be used to authenticate.
      </p>
    </>
  );
}

function Use() {
  return (
    <>
      <p>Send the key as a bearer token with every request:</p>
      <Example label="Create a project and list the newest projects" name="api-key" />
    </>
  );
}

function Permissions() {
  return (
    <p>
      A key’s effective role is the lower of its own role and its owner’s current role in the organization of the
      request. It’s evaluated on every request: if the owner is demoted, removed, or disabled, the next request with the
      key reflects that. For the full table, see{" "}
      <Link href="/docs/organizations-and-scopes">Organizations and scopes</Link>.
    </p>
  );
}

function DefaultOrganization() {
  return (
    <p>
      A key’s default organization is set when you create it. Joining, creating, or renaming organizations later doesn’t
      change what the key’s requests mean. To work in another organization, send the <code>Crowdee-Organization</code>{" "}
      header. If the key can no longer access its default organization, requests without the header return{" "}
      <ErrorLink code="organization_required" />.
    </p>
  );
}

function BestPractices() {
  return (
    <>
      <ul>
        <li>Store keys in a secret manager or an environment variable, never in source code.</li>
        <li>Send keys only in the header. URLs end up in logs and browser history.</li>
        <li>Use a separate key for each integration, so that you can revoke one without affecting the others.</li>
        <li>Choose the lowest role and the narrowest scope that work, and set an expiration date.</li>
        <li>
          Add the pattern <code>{"crowdee_[0-9A-Za-z]{40}"}</code> to your secret scanner.
        </li>
      </ul>
      <Callout title="If a key is exposed" tone="danger">
        If a key ends up in a public repository, a log, or a chat, revoke it in Settings → API keys right away and
        create a new one.
      </Callout>
    </>
  );
}

function Rotate() {
  return (
    <p>
      Rotation gives a key a new secret. The key keeps its ID, name, role, scope, expiration date, and rate limit. The
      old secret stops working immediately or after an overlap of up to seven days, during which both work. Rotation
      requires a browser session: <OperationLink of={rotateApiKey} />.
    </p>
  );
}

function Revoke() {
  return (
    <p>
      Revocation takes effect on the next request, everywhere. Requests with a revoked key return{" "}
      <ErrorLink code="api_key_revoked" />. You can’t undo a revocation. The key stays in the list so that you can see
      when it was last used.
    </p>
  );
}
