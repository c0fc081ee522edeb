import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { getMe } from "@/lib/contracts/me";
import { env } from "@/lib/env";
import { Example } from "../example";

export const metadata: Metadata = { title: "Quickstart" };

/** From a new account to the first response. */
export default function Quickstart() {
  return (
    <GuidePage
      href="/docs"
      lead="Create an API key and send your first request. All you need is one key and one header: no login flow, no session, no token refresh."
      sections={[
        { id: "sign-in", title: "1. Sign in", content: <SignIn /> },
        { id: "create-a-key", title: "2. Create an API key", content: <CreateKey /> },
        { id: "first-request", title: "3. Send your first request", content: <FirstRequest origin={env().APP_URL} /> },
        { id: "next-steps", title: "Next steps", content: <NextSteps /> },
      ]}
      title="Quickstart"
    />
  );
}

function SignIn() {
  return (
    <p>
      <Link href="/sign-in">Sign in</Link> or <Link href="/sign-up">create an account</Link>. A new account comes with
      its own organization. Projects and members belong to an organization, and you can be a member of several.
    </p>
  );
}

function CreateKey() {
  return (
    <>
      <ol>
        <li>
          Open <Link href="/settings/api-keys?create=1">Settings → API keys</Link> and click{" "}
          <strong>Create API key</strong>.
        </li>
        <li>
          Enter a name that describes what the key is for, such as <code>ci-pipeline</code> or <code>local-dev</code>.
        </li>
        <li>
          Choose a role. A <code>viewer</code> can read, a <code>member</code> can also write, and an <code>admin</code>{" "}
          can also delete and manage. A key can never do more than you can.
        </li>
        <li>Optionally, limit the key to specific organizations, and choose when it expires.</li>
        <li>Create the key and copy it.</li>
      </ol>
      <Callout title="The key is shown only once" tone="warning">
        We store only a hash of it. Save the key in your secret manager before you close the dialog. You can’t recover a
        lost key. If you lose it, revoke it and create a new one.
      </Callout>
    </>
  );
}

function FirstRequest({ origin }: { origin: string }) {
  return (
    <>
      <p>The examples in this guide read the API’s URL and your key from environment variables:</p>
      <CodeBlock code={`export CROWDEE_URL="${origin}"\nexport CROWDEE_API_KEY="crowdee_…"`} language="shell" />
      <p>
        Call <code>GET /api/v1/me</code> to see what your key can do. Send the key in the <code>Authorization</code>{" "}
        header of every request.
      </p>
      <Example label="Get information about the API key" name="first-request" />
      <p>
        The response describes the key, its owner, the organization of the request, and the key’s permissions in that
        organization. <code>role.effective</code> is the lower of the key’s role and its owner’s role.
      </p>
      <CodeBlock code={JSON.stringify(getMe.example.response, null, 2)} hideCopy language="200 application/json" />
    </>
  );
}

function NextSteps() {
  return (
    <ul>
      <li>
        <Link href="/docs/authentication">Authentication methods</Link>: API keys, browser sessions, and access tokens,
        and when to use each.
      </li>
      <li>
        <Link href="/docs/organizations-and-scopes">Organizations and scopes</Link>: how to choose the organization of a
        request, and what a key can access.
      </li>
      <li>
        <Link href="/docs/errors">Errors</Link> and <Link href="/docs/rate-limits">rate limits</Link>: what error
        responses look like and how to handle them.
      </li>
      <li>
        <Link href="/docs/reference">API reference</Link>: every endpoint with its requests and responses. For tools,
        use the <a href="/api/openapi.json">OpenAPI 3.1 document</a>.
      </li>
    </ul>
  );
}
