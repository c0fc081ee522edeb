import { FolderOpen } from "lucide-react";
import type { Metadata } from "next";
import { withArticle } from "@/components/permissions/words";
import { CreateProjectButton } from "@/components/projects/create-project-button";
import { GettingStarted } from "@/components/projects/getting-started";
import { PROJECTS_PER_PAGE } from "@/components/projects/project-columns";
import { ProjectTable } from "@/components/projects/project-table";
import { ProjectsHeader } from "@/components/projects/projects-header";
import { EmptyState } from "@/components/ui/empty-state";
import { env } from "@/lib/env";
import { requireOrganization } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { roleHasPermission } from "@/lib/permissions";
import { listApiKeys } from "@/lib/services/api-keys/operations";
import { listProjects } from "@/lib/services/projects/operations";

export const metadata: Metadata = { title: "Projects" };

/** An organization's projects: the first page after signing in. */
export default async function ProjectsPage({ params }: { params: Promise<{ slug: string }> }) {
  const principal = await requireOrganization((await params).slug);
  const [first, keys] = await Promise.all([
    run(listProjects, principal, { query: { limit: PROJECTS_PER_PAGE } }),
    run(listApiKeys, principal, { query: { limit: 1 } }),
  ]);
  const { id, slug, name, effectiveRole } = principal.organization;
  const mayCreate = roleHasPermission(effectiveRole, "project:write");
  const empty = first.data.length === 0;
  const createButton = mayCreate ? <CreateProjectButton organization={{ id, slug }} /> : null;
  return (
    <>
      <ProjectsHeader actions={empty ? null : createButton} />
      {keys.data.length === 0 ? <GettingStarted origin={env().APP_URL} /> : null}
      <section aria-label="Projects" className="rounded-lg border bg-surface shadow-sm">
        {empty ? (
          <EmptyState
            action={createButton}
            description={
              mayCreate
                ? "Create your first project here, or through the API with a key."
                : "Projects appear here once a member creates one."
            }
            icon={<FolderOpen />}
            title="No projects yet"
          />
        ) : (
          <ProjectTable first={first} organization={{ id, slug }} />
        )}
      </section>
      {mayCreate || empty ? null : (
        <p className="mt-3 text-sm text-subtle">
          You are {withArticle(effectiveRole)} in {name} and have read-only access. Ask an admin to make you a member if
          you need to create or edit projects.
        </p>
      )}
    </>
  );
}
