import type { MembershipRole } from "../permissions";
import { type AuditEntry, auditedBy } from "./audit-events";
import type { OrganizationRow } from "./organizations";
import { queryRow, queryRows, sql, type Transaction } from "./sql";

/** An invitation with who sent it, unless that account is gone. */
export type InvitationRow = {
  id: string;
  email: string;
  role: MembershipRole;
  createdAt: Date;
  expiresAt: Date;
  inviterId: string | null;
  inviterName: string | null;
};

const COLUMNS = sql`
  i.id, i.email, i.role, i.created_at AS "createdAt", i.expires_at AS "expiresAt",
  u.id AS "inviterId", u.name AS "inviterName"`;

const WITH_INVITER = sql`LEFT JOIN users u ON u.id = i.invited_by_id`;

/** An organization's invitations that nobody has accepted, newest first, from the one after `afterId`. */
export function findInvitations(
  organizationId: string,
  afterId: string | null,
  limit: number,
): Promise<InvitationRow[]> {
  const older = afterId === null ? sql`` : sql`AND i.id < ${afterId}`;
  return queryRows(sql`
    SELECT ${COLUMNS} FROM invitations i ${WITH_INVITER}
    WHERE i.organization_id = ${organizationId} AND i.accepted_at IS NULL ${older}
    ORDER BY i.id DESC LIMIT ${limit}`);
}

export type NewInvitation = {
  id: string;
  email: string;
  role: MembershipRole;
  tokenHash: Uint8Array;
  invitedById: string;
  expiresAt: Date;
};

/**
 * Invites an address, in place of any earlier invitation, with its audit event. Only sound while the organization is
 * locked.
 *
 * @returns `null` when the address is a member's
 */
export function replaceInvitation(
  transaction: Transaction,
  organizationId: string,
  { id, email, role, tokenHash, invitedById, expiresAt }: NewInvitation,
  entry: AuditEntry,
): Promise<InvitationRow | null> {
  return queryRow(
    sql`
      WITH made AS (
        INSERT INTO invitations (id, organization_id, email, role, token_hash, invited_by_id, expires_at)
        SELECT ${id}, ${organizationId}, ${email}, ${role}::membership_role, ${Buffer.from(tokenHash)}::bytea,
               ${invitedById}, ${expiresAt}::timestamptz
        WHERE NOT EXISTS (
          SELECT FROM memberships m JOIN users u ON u.id = m.user_id
          WHERE m.organization_id = ${organizationId} AND u.email = ${email}
        )
        ON CONFLICT (organization_id, email) DO UPDATE
        SET id = EXCLUDED.id, role = EXCLUDED.role, token_hash = EXCLUDED.token_hash, accepted_at = NULL,
            invited_by_id = EXCLUDED.invited_by_id, expires_at = EXCLUDED.expires_at, created_at = now()
        RETURNING *
      ), changed AS (SELECT id, email AS name FROM made), ${auditedBy(entry)}
      SELECT ${COLUMNS} FROM made i ${WITH_INVITER}`,
    transaction,
  );
}

/** Deletes an invitation that nobody has accepted, with its audit event; `false` when there is none. */
export async function deleteInvitation(
  transaction: Transaction,
  organizationId: string,
  id: string,
  entry: AuditEntry,
): Promise<boolean> {
  const row = await queryRow(
    sql`
      WITH changed AS (
        DELETE FROM invitations WHERE organization_id = ${organizationId} AND id = ${id} AND accepted_at IS NULL
        RETURNING id, email AS name
      ), ${auditedBy(entry)}
      SELECT id FROM changed`,
    transaction,
  );
  return row !== null;
}

/** Open to this address: not accepted, not expired, and sent to it. */
const openTo = (tokenHash: Uint8Array, email: string) => sql`
  i.token_hash = ${Buffer.from(tokenHash)} AND i.email = ${email} AND i.accepted_at IS NULL AND i.expires_at > now()`;

/** Locks the organization an open invitation leads to, and returns it; `null` when the token opens nothing. */
export function lockInvitedOrganization(
  transaction: Transaction,
  tokenHash: Uint8Array,
  email: string,
): Promise<OrganizationRow | null> {
  return queryRow(
    sql`
      SELECT o.id, o.name, o.slug, o.created_at AS "createdAt"
      FROM invitations i JOIN organizations o ON o.id = i.organization_id
      WHERE ${openTo(tokenHash, email)}
      FOR UPDATE OF o`,
    transaction,
  );
}

/**
 * Uses up an open invitation, makes its addressee a member and their address a proved one, with the audit event. Only
 * sound while the organization is locked.
 *
 * @returns `null` when the token opens nothing any more; `joined: false` for one who is a member already
 */
export function acceptInvitation(
  transaction: Transaction,
  { tokenHash, email, userId }: { tokenHash: Uint8Array; email: string; userId: string },
  entry: AuditEntry,
): Promise<{ role: MembershipRole; joined: boolean } | null> {
  return queryRow(
    sql`
      WITH used AS (
        UPDATE invitations i SET accepted_at = now() WHERE ${openTo(tokenHash, email)}
        RETURNING i.organization_id, i.role
      ), joined AS (
        INSERT INTO memberships (user_id, organization_id, role) SELECT ${userId}, organization_id, role FROM used
        ON CONFLICT DO NOTHING
        RETURNING user_id
      ), proved AS (
        UPDATE users SET email_verified_at = now(), updated_at = now()
        WHERE id = ${userId} AND email_verified_at IS NULL AND EXISTS (SELECT FROM joined)
      ), changed AS (SELECT u.id, u.name FROM joined JOIN users u ON u.id = joined.user_id), ${auditedBy(entry)}
      SELECT role, EXISTS (SELECT FROM joined) AS joined FROM used`,
    transaction,
  );
}
