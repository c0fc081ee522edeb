import { PROJECT_COLUMNS, PROJECTS_CAPTION } from "@/components/projects/project-columns";
import { ProjectsHeader } from "@/components/projects/projects-header";
import { Skeleton } from "@/components/ui/skeleton";
import { TableSkeleton } from "@/components/ui/table";

/** The shape of the page while the projects are loading. In a group of its own, so that a project's page keeps its 404. */
export default function ProjectsLoading() {
  return (
    <>
      <ProjectsHeader actions={<Skeleton className="h-9 w-36" />} />
      <div className="rounded-lg border bg-surface shadow-sm">
        <TableSkeleton caption={PROJECTS_CAPTION} columns={PROJECT_COLUMNS} rows={4} />
      </div>
    </>
  );
}
