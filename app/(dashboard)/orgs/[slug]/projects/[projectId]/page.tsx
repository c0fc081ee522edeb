import type { Metadata } from "next";
import { cache } from "react";
import { organizationPath } from "@/components/navigation/organization-path";
import { withArticle } from "@/components/permissions/words";
import { DeleteProjectButton, EditProjectButton } from "@/components/projects/project-actions";
import { ProjectFacts } from "@/components/projects/project-facts";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import type { Project } from "@/lib/contracts/projects";
import { env } from "@/lib/env";
import { orNotFound, requireOrganization } from "@/lib/http/page-session";
import { run } from "@/lib/operations/run";
import { roleHasPermission } from "@/lib/permissions";
import { getProject } from "@/lib/services/projects/operations";

type Props = { params: Promise<{ slug: string; projectId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, projectId } = await params;
  return { title: (await readProject(slug, projectId)).name };
}

/** Read once for the page and its title. A project of another organization is as absent as one that never was. */
const readProject = cache(
  async (slug: string, projectId: string): Promise<Project> =>
    orNotFound(run(getProject, await requireOrganization(slug), { params: { projectId } })),
);

/** One project. */
export default async function ProjectPage({ params }: Props) {
  const { slug, projectId } = await params;
  const { organization } = await requireOrganization(slug);
  const { id, name, description, ...project } = await readProject(slug, projectId);
  const role = organization.effectiveRole;
  const target = { organization: { id: organization.id, slug }, project: { id, name, description } };
  const mayDelete = roleHasPermission(role, "project:delete");
  return (
    <>
      <PageHeader
        actions={roleHasPermission(role, "project:write") ? <EditProjectButton {...target} /> : null}
        breadcrumbs={<Breadcrumbs items={[{ label: "Projects", href: organizationPath(slug) }, { label: name }]} />}
        description={<span className="whitespace-pre-line">{description}</span>}
        title={name}
      />
      <div className="grid grid-cols-1 gap-6">
        <ProjectFacts id={id} organization={slug} origin={env().APP_URL} {...project} />
        <Card
          description={
            mayDelete
              ? "Deletes the project and everything in it for everyone in the organization."
              : `Only admins and owners can delete projects. You are ${withArticle(role)} in ${organization.name}.`
          }
          footer={<DeleteProjectButton allowed={mayDelete} {...target} />}
          title="Delete this project"
          tone={mayDelete ? "danger" : "default"}
        />
      </div>
    </>
  );
}
