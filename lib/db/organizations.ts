import { type AuditEntry, auditedBy, changesBetween } from "./audit-events";
import { queryRow, sql, type Transaction } from "./sql";

export type OrganizationRow = { id: string; name: string; slug: string; createdAt: Date };

const COLUMNS = sql`o.id, o.name, o.slug, o.created_at AS "createdAt"`;

/** An organization; `null` when it is gone. */
export function findOrganization(id: string): Promise<OrganizationRow | null> {
  return queryRow(sql`SELECT ${COLUMNS} FROM organizations o WHERE o.id = ${id}`);
}

/**
 * Adds an organization and its first owner, with its audit event.
 *
 * @param slugs  those it may have, best first
 * @returns `null` when all are taken, or the one chosen was taken at the same moment
 */
export function insertOrganizationWithOwner(
  { id, name, slugs, ownerId }: { id: string; name: string; slugs: readonly string[]; ownerId: string },
  entry: AuditEntry,
  transaction?: Transaction,
): Promise<OrganizationRow | null> {
  return queryRow(
    sql`
      WITH free AS (
        SELECT slug FROM unnest(${slugs}::text[]) WITH ORDINALITY AS s (slug, rank)
        WHERE NOT EXISTS (SELECT FROM organizations o WHERE o.slug = s.slug)
        ORDER BY rank LIMIT 1
      ), changed AS (
        INSERT INTO organizations (id, name, slug, created_by_id, updated_at)
        SELECT ${id}, ${name}, slug, ${ownerId}, now() FROM free
        ON CONFLICT (slug) DO NOTHING
        RETURNING *
      ), owned AS (
        INSERT INTO memberships (user_id, organization_id, role) SELECT ${ownerId}, id, 'owner' FROM changed
      ), ${auditedBy(entry)}
      SELECT ${COLUMNS} FROM changed o`,
    transaction,
  );
}

const RENAMING = changesBetween({
  name: { from: sql`old_name`, to: sql`name` },
  slug: { from: sql`old_slug`, to: sql`slug` },
});

/** Changes an organization, with its audit event; `null` when it is gone. An absent field stays as it is. */
export function updateOrganization(
  id: string,
  patch: { name?: string | undefined; slug?: string | undefined },
  entry: AuditEntry,
): Promise<OrganizationRow | null> {
  return queryRow(sql`
    WITH before AS (
      SELECT id, name AS old_name, slug AS old_slug FROM organizations WHERE id = ${id} FOR UPDATE
    ), changed AS (
      UPDATE organizations o
      SET name = COALESCE(${patch.name ?? null}, name), slug = COALESCE(${patch.slug ?? null}, slug), updated_at = now()
      FROM before WHERE o.id = before.id
      RETURNING o.*, old_name, old_slug
    ), ${auditedBy(entry, { changes: RENAMING })}
    SELECT ${COLUMNS} FROM changed o`);
}

/** Deletes an organization and everything in it, with an audit event of the person; `false` when it is gone. */
export async function deleteOrganization(id: string, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH changed AS (DELETE FROM organizations WHERE id = ${id} RETURNING id, name), ${auditedBy(entry)}
    SELECT id FROM changed`);
  return row !== null;
}
