import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { getMe } from "@/lib/contracts/me";
import { env } from "@/lib/env";
import { Example } from "../example";

export const metadata: Metadata = { title: "Getting started" };

/** From nothing to the first answer. */
export default function GettingStarted() {
  return (
    <GuidePage
      href="/docs"
      lead="From a new account to the first answer of the API. It takes one key and one header: no login flow, no session to keep, no token to refresh."
      sections={[
        { id: "sign-in", title: "1. Sign in", content: <SignIn /> },
        { id: "create-a-key", title: "2. Create an API key", content: <CreateKey /> },
        { id: "first-call", title: "3. Make the first call", content: <FirstCall origin={env().APP_URL} /> },
        { id: "read-on", title: "Where to go from here", content: <ReadOn /> },
      ]}
      title="Getting started"
    />
  );
}

function SignIn() {
  return (
    <p>
      <Link href="/sign-in">Sign in</Link>, or <Link href="/sign-up">sign up</Link>. A new account gets an organization
      of its own. Projects, members and everything else belong to an organization, and you can be in several.
    </p>
  );
}

function CreateKey() {
  return (
    <>
      <ol>
        <li>
          Open <Link href="/settings/api-keys">Settings → API Keys</Link> and choose to create a key.
        </li>
        <li>
          Give it a name that says what it is for, such as <code>ci-pipeline</code> or <code>local-dev</code>.
        </li>
        <li>
          Choose its role: <code>viewer</code> reads, <code>member</code> also writes, <code>admin</code> also deletes
          and manages. A key never does more than you may do yourself, whatever role it carries.
        </li>
        <li>
          If it should only ever touch some organizations, or only for a while, limit it to those or let it expire.
        </li>
        <li>Confirm, and copy the key.</li>
      </ol>
      <Callout title="The key is shown exactly once" tone="warning">
        Only a hash of it is stored. Put it where your other secrets live before you close the window. A key that is
        lost cannot be recovered: revoke it and create another.
      </Callout>
    </>
  );
}

function FirstCall({ origin }: { origin: string }) {
  return (
    <>
      <p>The examples of this guide read the address and the key from the environment.</p>
      <CodeBlock code={`export CROWDEE_URL="${origin}"\nexport CROWDEE_API_KEY="crowdee_…"`} language="shell" />
      <p>
        Ask the API who you are. The key travels in the <code>Authorization</code> header of every request.
      </p>
      <Example label="Who am I" name="first-call" />
      <p>
        The answer names the key, its owner, the organization of the request, and what the key may do there.{" "}
        <code>role.effective</code> is the lower of the key’s role and its owner’s membership role.
      </p>
      <CodeBlock code={JSON.stringify(getMe.example.answer, null, 2)} hideCopy language="200 application/json" />
    </>
  );
}

function ReadOn() {
  return (
    <ul>
      <li>
        <Link href="/docs/authentication">Choosing a way in</Link>: keys, browser sessions and access tokens, and which
        of them fits what you build.
      </li>
      <li>
        <Link href="/docs/organizations-and-scopes">Organizations and scopes</Link>: which organization a request is
        for, and how far a key reaches.
      </li>
      <li>
        <Link href="/docs/errors">Errors</Link> and <Link href="/docs/rate-limits">rate limits</Link>: what a refusal
        looks like and what to do about it.
      </li>
      <li>
        <Link href="/docs/reference">API reference</Link>: every endpoint, with requests and answers. The same as a
        document for tools: <a href="/api/openapi.json">OpenAPI 3.1</a>.
      </li>
    </ul>
  );
}
