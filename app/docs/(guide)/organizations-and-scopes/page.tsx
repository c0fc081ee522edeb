import type { Metadata } from "next";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import {
  effectiveRole,
  KEY_ROLES,
  MEMBERSHIP_ROLES,
  PERMISSIONS,
  type Permission,
  roleHasPermission,
} from "@/lib/permissions";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Organizations and scopes" };

/** Which organization a request is for, and what it may do there. */
export default function OrganizationsAndScopes() {
  return (
    <GuidePage
      href="/docs/organizations-and-scopes"
      lead="Everything belongs to an organization. Each request is for exactly one of them, and what it may do there depends on the credential and on its owner’s role at that moment."
      sections={[
        { id: "organization", title: "The organization of a request", content: <OrganizationOfRequest /> },
        { id: "roles", title: "What each role may do", content: <Roles /> },
        { id: "effective-role", title: "The effective role of a key", content: <EffectiveRole /> },
        { id: "scope", title: "The scope of a key", content: <Scope /> },
        { id: "at-once", title: "Changes are in force at once", content: <AtOnce /> },
      ]}
      title="Organizations and scopes"
    />
  );
}

function OrganizationOfRequest() {
  return (
    <>
      <p>
        Name the organization in the <code>Crowdee-Organization</code> header, by id or slug. Endpoints under{" "}
        <code>/api/v1/organizations/{"{organizationId}"}</code> take it from the path instead. Without the header:
      </p>
      <ul>
        <li>a session uses its active organization, or else the one you have been in the longest;</li>
        <li>a key or access token uses the only organization it reaches;</li>
        <li>
          a key or access token that reaches several is answered <ErrorLink code="organization_required" />, with a list
          of them.
        </li>
      </ul>
      <Example label="Work in one of several organizations" name="organizations" />
      <p>
        An organization you are not in is answered <ErrorLink code="organization_not_found" />, exactly as if it did not
        exist. So is everything inside it: the id of another organization’s project is answered like the id of none.
      </p>
    </>
  );
}

function Roles() {
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  return (
    <>
      <p>Each role may do all that the roles before it may. Every operation of the reference names its permission.</p>
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
        A key carries a role, and so does its owner’s membership. The key acts as the lower of the two. Creating a key
        above one’s own role is allowed; it is capped in use, and rises with its owner.
      </p>
      <DocsTable
        caption="Effective role by the key’s role and its owner’s membership role"
        head={["Key’s role", ...MEMBERSHIP_ROLES.map((role) => `owner is ${role}`)]}
        rows={KEY_ROLES.map((key) => [
          <code key="role">{key}</code>,
          ...MEMBERSHIP_ROLES.map((membership) => <code key={membership}>{effectiveRole(key, membership)}</code>),
        ])}
      />
      <p>
        Sessions and access tokens have no role of their own and act as the membership role. When the effective role
        does not suffice, the answer is <ErrorLink code="insufficient_role" />, and says which permission was needed and
        which roles came together.
      </p>
    </>
  );
}

function Scope() {
  return (
    <>
      <p>
        A key can be limited to some organizations when it is created. A request for another one its owner is in is
        refused with <ErrorLink code="organization_out_of_scope" />. If an integration should only ever touch one
        organization’s data, this is the safeguard.
      </p>
      <p>
        A key without a scope reaches every organization its owner belongs to, later ones included. An empty scope is
        refused when the key is created: it never means all.
      </p>
    </>
  );
}

function AtOnce() {
  return (
    <p>
      Membership, roles and scope are read from the database on every request. When a member is demoted or removed, or a
      key is revoked, the next request obeys. <code>GET /api/v1/me</code> tells at any time what a credential may do.
    </p>
  );
}

function ErrorLink({ code }: { code: string }) {
  return (
    <Link href={`/docs/errors/${code}`}>
      <code>{code}</code>
    </Link>
  );
}
