"use client";

import { callApi } from "@/components/api-client";
import { organizationPath } from "@/components/navigation/organization-path";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { LoadMore } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { type PageOf, usePages } from "@/components/use-pages";
import type { listProjects, Project } from "@/lib/contracts/projects";
import { PROJECT_COLUMNS, PROJECTS_CAPTION, PROJECTS_PER_PAGE } from "./project-columns";

export interface ProjectTableProps {
  first: PageOf<Project>;
  /** The organization the projects belong to. */
  organization: { id: string; slug: string };
}

/** An organization's projects, newest first. */
export function ProjectTable({ first, organization }: ProjectTableProps) {
  const { rows, hasMore, loading, failure, loadMore } = usePages(first, (cursor) =>
    callApi<typeof listProjects>("GET", "/api/v1/projects", {
      query: { limit: PROJECTS_PER_PAGE, cursor },
      organization: organization.id,
    }),
  );
  return (
    <>
      <Table caption={PROJECTS_CAPTION} columns={PROJECT_COLUMNS}>
        {rows.map((project) => (
          <ProjectRow
            href={organizationPath(organization.slug, `/projects/${project.id}`)}
            key={project.id}
            project={project}
          />
        ))}
      </Table>
      {failure ? (
        <Callout className="m-4" role="alert" title="More projects could not be loaded" tone="danger">
          {failure}
        </Callout>
      ) : null}
      <LoadMore hasMore={hasMore} loading={loading} noun="projects" onLoadMore={loadMore} />
    </>
  );
}

function ProjectRow({ project, href }: { project: Project; href: string }) {
  const { name, description, createdBy, createdAt, updatedAt } = project;
  return (
    <TableRow className="relative">
      <TableCell>
        <span className="block min-w-0">
          {/* The link covers the whole row. */}
          <Link className="block truncate font-medium text-ink after:absolute after:inset-0" href={href} title={name}>
            {name}
          </Link>
          {description ? <span className="block truncate text-sm text-subtle">{description}</span> : null}
        </span>
      </TableCell>
      <TableCell label="Created by">
        <span className="truncate @2xl:block @2xl:max-w-36">{createdBy?.name ?? "Deleted user"}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap" label="Created">
        <RelativeTime iso={createdAt} />
      </TableCell>
      <TableCell className="whitespace-nowrap" label="Updated">
        <RelativeTime iso={updatedAt} />
      </TableCell>
    </TableRow>
  );
}
