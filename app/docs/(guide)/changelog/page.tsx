import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { resendVerification, signUp } from "@/lib/contracts/account";
import { createApiKey, rotateApiKey } from "@/lib/contracts/api-keys";
import { listAccountAuditEvents } from "@/lib/contracts/audit-events";
import { createInvitation } from "@/lib/contracts/invitations";
import { getMe } from "@/lib/contracts/me";
import { listSessions } from "@/lib/contracts/sessions";
import { ErrorLink } from "../../error-link";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "Changelog" };

/** Changes to the API that clients notice, newest first. */
export default function Changelog() {
  return (
    <GuidePage
      href="/docs/changelog"
      lead="Changes to the API, newest first. We list everything that clients can notice."
      sections={[{ id: "2026-11-24", title: "November 24, 2026", content: <November24 /> }]}
      title="Changelog"
    />
  );
}

function November24() {
  return (
    <>
      <h3>Breaking changes</h3>
      <ul>
        <li>
          <strong>Everyone signs in again once.</strong> Sessions and access tokens created before sessions had an ID
          have ended. Changing your password now keeps the session in which you change it, and ends all others.
        </li>
        <li>
          <strong>New key format.</strong> API keys now contain a public ID that stays the same when you rotate the key.
          Keys created before this change no longer work and have been deleted, together with the limits that were
          granted to them. Create new keys in <Link href="/settings/api-keys">Settings → API keys</Link>. The pattern{" "}
          <code>{"crowdee_[0-9A-Za-z]{40}"}</code> hasn’t changed. For details, see{" "}
          <Link href="/docs/security#format">Key format</Link>.
        </li>
        <li>
          <strong>
            <OperationLink of={getMe} /> works without an organization.
          </strong>{" "}
          If the request has no organization, <code>organization</code> and <code>role</code> are <code>null</code>.
          Before, it returned <ErrorLink code="organization_required" />.
        </li>
        <li>
          <strong>
            <code>hint</code> shows the public ID.
          </strong>{" "}
          For example, <code>crowdee_AbCd1234…</code>.
        </li>
        <li>
          <strong>Managing people takes a browser session.</strong> Invitations, role changes, removals, and deleting an
          organization return <ErrorLink code="session_required" /> to API keys and access tokens.
        </li>
        <li>
          <strong>Audit events have the credential separately.</strong> <code>credential</code> with <code>type</code>{" "}
          and <code>id</code> replaces <code>actor.type</code> and <code>actor.apiKeyId</code>, and <code>actor</code>{" "}
          can be <code>null</code>.
        </li>
        <li>
          <strong>Managing people takes a verified email address.</strong> Sign-up emails a link. Until you use it,
          inviting people, changing or removing members, and transferring an organization return{" "}
          <ErrorLink code="email_unverified" />. <OperationLink of={resendVerification} /> sends another link.
        </li>
        <li>
          <strong>Pages have the organization in their URL.</strong> For example, <code>/projects</code> is now{" "}
          <code>{"/orgs/{slug}/projects"}</code>.
        </li>
      </ul>
      <h3>Other changes</h3>
      <ul>
        <li>
          <strong>Validation errors are bounded.</strong> <code>errors</code> of <ErrorLink code="validation_failed" />{" "}
          lists at most 50 fields; <code>omittedErrors</code> counts the others.
        </li>
        <li>
          <strong>Emails are capped per day.</strong> <OperationLink of={createInvitation} /> returns{" "}
          <ErrorLink code="rate_limited" /> when the address, the sender, or the organization has reached its cap.
        </li>
        <li>
          <strong>Sign-up counts as a sign-in attempt.</strong> <OperationLink of={signUp} /> is limited by the{" "}
          <code>sign-in</code> policy.
        </li>
        <li>
          <strong>Removing a member withdraws their invitations.</strong> The links in invitations that the member sent
          no longer work.
        </li>
        <li>
          <strong>Email addresses that only look alike are rejected.</strong> An address that contains a character such
          as the Kelvin sign, which turns into <code>k</code> in lowercase, returns{" "}
          <ErrorLink code="validation_failed" />.
        </li>
        <li>
          <strong>Pages have a limit.</strong> The <code>page</code> policy counts page loads by session, or by address
          when nobody is signed in. Requests to the API don’t count toward it.
        </li>
        <li>
          <strong>Bodies of sign-in, sign-up, and password resets need a length.</strong> Below <code>/api/auth/</code>,
          a request body must have a <code>Content-Length</code> of at most 16,384 bytes. Changing your password counts
          toward the <code>sign-in</code> limit.
        </li>
      </ul>
      <h3>New features</h3>
      <ul>
        <li>
          <strong>Idempotency keys survive crashes.</strong> The stored response and the change it reports are saved
          together, so a retry never repeats a change, whatever happened to the server that made it.
        </li>
        <li>
          <strong>Limit per user, and quotas.</strong> Everything a user does counts toward the new policy{" "}
          <code>user</code>, described in <Link href="/docs/rate-limits">Rate limits</Link>. Active API keys, created
          organizations, members, and pending invitations have a maximum; one more returns{" "}
          <ErrorLink code="quota_exceeded" />.
        </li>
        <li>
          <strong>Sessions.</strong> Signing out ends the session everywhere, together with its access tokens. See and
          end your sessions in <Link href="/settings/profile">Settings → Profile</Link> or with{" "}
          <OperationLink of={listSessions} />.
        </li>
        <li>
          <strong>More in the audit log.</strong> Events say from which address they came and what changed.{" "}
          <OperationLink of={listAccountAuditEvents} /> lists what happened to your account: API keys, access tokens,
          sign-ins, and passwords. You can also see it in <Link href="/settings/activity">Settings → Activity</Link>.
        </li>
        <li>
          <strong>Default organization.</strong> Every API key and access token has a default organization for requests
          without a <code>Crowdee-Organization</code> header. Set it with <code>defaultOrganizationId</code> in{" "}
          <OperationLink of={createApiKey} />. A key works unchanged after you create or join more organizations.
        </li>
        <li>
          <strong>Rotation keeps the key.</strong> <OperationLink of={rotateApiKey} /> no longer creates another key:
          the key keeps its ID, name, role, scope, expiration date, and rate limit, and gets a new secret. While an
          overlap is in progress, another rotation returns <ErrorLink code="conflict" />.
        </li>
        <li>
          <strong>Common passwords are rejected.</strong> Signing up, changing a password, and resetting one return{" "}
          <ErrorLink code="validation_failed" /> if the password is one of the most common ones.
        </li>
      </ul>
    </>
  );
}
