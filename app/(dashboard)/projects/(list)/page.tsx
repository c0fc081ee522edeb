import { FolderOpen } from "lucide-react";
import type { Metadata } from "next";
import { NoOrganization } from "@/components/organizations/no-organization";
import { withArticle } from "@/components/permissions/words";
import { CreateProjectButton } from "@/components/projects/create-project-button";
import { GettingStarted } from "@/components/projects/getting-started";
import { PROJECTS_PER_PAGE } from "@/components/projects/project-columns";
import { ProjectTable } from "@/components/projects/project-table";
import { ProjectsHeader } from "@/components/projects/projects-header";
import { EmptyState } from "@/components/ui/empty-state";
import { env } from "@/lib/env";
import { requireSession } from "@/lib/http/page-session";
import { roleHasPermission } from "@/lib/permissions";
import { listApiKeys } from "@/lib/services/api-keys/api-keys";
import { listProjects } from "@/lib/services/projects/projects";

export const metadata: Metadata = { title: "Projects" };

/** The active organization's projects: the first page after signing in. */
export default async function ProjectsPage() {
  const { organization, ...person } = await requireSession();
  if (!organization) return <NoOrganization title="Projects" />;
  const [first, keys] = await Promise.all([
    listProjects({ ...person, organization }, { limit: PROJECTS_PER_PAGE }),
    listApiKeys(person, { limit: 1 }),
  ]);
  const { id, name, effectiveRole } = organization;
  const mayCreate = roleHasPermission(effectiveRole, "project:write");
  const empty = first.data.length === 0;
  const createButton = mayCreate ? <CreateProjectButton organizationId={id} /> : null;
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
                ? "Create the first one here, or through the API with a key."
                : `You are ${withArticle(effectiveRole)} in ${name}: you will see projects here once a member creates them.`
            }
            icon={<FolderOpen />}
            title="No projects yet"
          />
        ) : (
          <ProjectTable first={first} organizationId={id} />
        )}
      </section>
      {mayCreate || empty ? null : (
        <p className="mt-3 text-sm text-subtle">
          You are {withArticle(effectiveRole)} in {name}: you read projects. An admin can make you a member, who also
          creates and edits them.
        </p>
      )}
    </>
  );
}
