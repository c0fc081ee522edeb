import { type AuditEntry, auditedBy } from "./audit-events";
import { queryRow, queryRows, sql } from "./sql";

/** A project as stored, with who created it unless that account is gone. */
export type ProjectRow = {
  id: string;
  name: string;
  description: string;
  createdAt: Date;
  updatedAt: Date;
  creatorId: string | null;
  creatorName: string | null;
};

const COLUMNS = sql`
  p.id, p.name, p.description, p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  u.id AS "creatorId", u.name AS "creatorName"`;

const WITH_CREATOR = sql`LEFT JOIN users u ON u.id = p.created_by_id`;

/** An organization's projects, newest first, from the one after `afterId`. */
export function findProjects(organizationId: string, afterId: string | null, limit: number): Promise<ProjectRow[]> {
  const older = afterId === null ? sql`` : sql`AND p.id < ${afterId}`;
  return queryRows(sql`
    SELECT ${COLUMNS} FROM projects p ${WITH_CREATOR}
    WHERE p.organization_id = ${organizationId} ${older}
    ORDER BY p.id DESC LIMIT ${limit}`);
}

/** One project of an organization. */
export function findProject(organizationId: string, id: string): Promise<ProjectRow | null> {
  return queryRow(sql`
    SELECT ${COLUMNS} FROM projects p ${WITH_CREATOR}
    WHERE p.organization_id = ${organizationId} AND p.id = ${id}`);
}

/** Adds a project to an organization, with its audit event. */
export async function insertProject(
  organizationId: string,
  fields: { id: string; name: string; description: string; createdById: string },
  entry: AuditEntry,
): Promise<ProjectRow> {
  const { id, name, description, createdById } = fields;
  const [row] = await queryRows<ProjectRow>(sql`
    WITH changed AS (
      INSERT INTO projects (id, organization_id, name, description, created_by_id, updated_at)
      VALUES (${id}, ${organizationId}, ${name}, ${description}, ${createdById}, now())
      RETURNING *
    ), ${auditedBy(entry)}
    SELECT ${COLUMNS} FROM changed p ${WITH_CREATOR}`);
  return row as ProjectRow;
}

/** Changes a project of an organization, with its audit event; `null` when there is none. An absent field stays as it is. */
export function updateProject(
  organizationId: string,
  id: string,
  patch: { name?: string | undefined; description?: string | undefined },
  entry: AuditEntry,
): Promise<ProjectRow | null> {
  return queryRow(sql`
    WITH changed AS (
      UPDATE projects
      SET name = COALESCE(${patch.name ?? null}, name),
          description = COALESCE(${patch.description ?? null}, description),
          updated_at = now()
      WHERE organization_id = ${organizationId} AND id = ${id}
      RETURNING *
    ), ${auditedBy(entry)}
    SELECT ${COLUMNS} FROM changed p ${WITH_CREATOR}`);
}

/** Deletes a project of an organization, with its audit event; `false` when there is none. */
export async function deleteProject(organizationId: string, id: string, entry: AuditEntry): Promise<boolean> {
  const row = await queryRow(sql`
    WITH changed AS (
      DELETE FROM projects WHERE organization_id = ${organizationId} AND id = ${id} RETURNING id, name
    ), ${auditedBy(entry)}
    SELECT id FROM changed`);
  return row !== null;
}
