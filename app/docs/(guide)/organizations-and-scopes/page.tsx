import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { getMe } from "@/lib/contracts/me";
import {
  effectiveRole,
  KEY_ROLES,
  MEMBERSHIP_ROLES,
  PERMISSIONS,
  type Permission,
  roleHasPermission,
} from "@/lib/permissions";
import { ErrorLink } from "../../error-link";
import { Example } from "../../example";
import { OperationLink } from "../../operation-link";

export const metadata: Metadata = { title: "Organizations and scopes" };

/** How the organization of a request is chosen, and what a credential can do in it. */
export default function OrganizationsAndScopes() {
  return (
    <GuidePage
      href="/docs/organizations-and-scopes"
      lead="Every resource belongs to an organization, and every request works in one organization. What the request can do there depends on the credential and on its owner’s current role."
      sections={[
        { id: "organization", title: "Choose the organization", content: <ChooseOrganization /> },
        { id: "roles", title: "Roles and permissions", content: <Roles /> },
        { id: "effective-role", title: "Effective role of a key", content: <EffectiveRole /> },
        { id: "scope", title: "Scope of a key", content: <Scope /> },
        { id: "changes", title: "When changes take effect", content: <Changes /> },
      ]}
      title="Organizations and scopes"
    />
  );
}

function ChooseOrganization() {
  return (
    <>
      <p>
        To choose an organization, send its ID or slug in the <code>Crowdee-Organization</code> header. For endpoints
        under <code>/api/v1/organizations/{"{organizationId}"}</code>, the path names the organization instead. Without
        the header:
      </p>
      <ul>
        <li>
          An API key or access token uses its default organization. You can choose a key’s default organization when you
          create it; otherwise, it’s the organization you’re working in at that time, or the first one in the key’s
          scope. For a token, it’s the session’s active organization when the token was created.
        </li>
        <li>A session uses its active organization.</li>
      </ul>
      <p>
        If the credential can no longer access its default organization, the response is{" "}
        <ErrorLink code="organization_required" /> with the organizations that it can access. Another organization is
        never chosen for you. <OperationLink of={getMe} /> works without an organization.
      </p>
      <Example label="Work in one of several organizations" name="organizations" />
      <p>
        If you aren’t a member of an organization, requests for it return <ErrorLink code="organization_not_found" />,
        as if it didn’t exist. The same applies to its resources: a project in another organization returns the same
        response as a project that doesn’t exist.
      </p>
    </>
  );
}

function Roles() {
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  return (
    <>
      <p>
        Each role includes the permissions of the roles before it. The API reference lists the permission that each
        operation requires.
      </p>
      <DocsTable
        caption="Permissions by role"
        head={["Permission", ...MEMBERSHIP_ROLES]}
        rows={permissions.map((permission) => [
          <code key="permission">{permission}</code>,
          ...MEMBERSHIP_ROLES.map((role) => (roleHasPermission(role, permission) ? "yes" : "–")),
        ])}
      />
    </>
  );
}

function EffectiveRole() {
  return (
    <>
      <p>
        A key’s effective role is the lower of its own role and its owner’s role in the organization. You can create a
        key with a role above your own. It’s limited to your role, and gains permissions if your role is raised.
      </p>
      <DocsTable
        caption="Effective role by the key’s role and its owner’s role"
        head={["Key role", ...MEMBERSHIP_ROLES.map((role) => `owner is ${role}`)]}
        rows={KEY_ROLES.map((key) => [
          <code key="role">{key}</code>,
          ...MEMBERSHIP_ROLES.map((membership) => <code key={membership}>{effectiveRole(key, membership)}</code>),
        ])}
      />
      <p>
        Sessions and access tokens have no role of their own; they use their owner’s role. If the effective role is too
        low, the response is <ErrorLink code="insufficient_role" />. It lists the required permission and the roles
        involved.
      </p>
    </>
  );
}

function Scope() {
  return (
    <>
      <p>
        When you create a key, you can limit it to specific organizations. Requests for any other organization that you
        belong to return <ErrorLink code="organization_out_of_scope" />. Set a scope if an integration should only
        access the data of one organization.
      </p>
      <p>
        A key without a scope can access every organization you belong to, including those you join later. A scope can’t
        be empty; an empty list is rejected when you create the key.
      </p>
    </>
  );
}

function Changes() {
  return (
    <p>
      Memberships, roles, and scopes are read from the database on every request. If a member is demoted or removed, or
      a key is revoked, the change applies to the next request. To check what a credential can do, call{" "}
      <OperationLink of={getMe} />.
    </p>
  );
}
