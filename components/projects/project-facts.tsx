import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Project } from "@/lib/contracts/projects";

export interface ProjectFactsProps extends Pick<Project, "id" | "createdBy" | "createdAt" | "updatedAt"> {
  /** The slug of the project's organization. */
  organization: string;
  /** Our public origin. */
  origin: string;
}

/** Who created the project and when, and how to read it through the API. */
export function ProjectFacts({ id, createdBy, createdAt, updatedAt, organization, origin }: ProjectFactsProps) {
  const command = [
    `curl ${origin}/api/v1/projects/${id}`,
    `-H "Authorization: Bearer $CROWDEE_API_KEY"`,
    `-H "Crowdee-Organization: ${organization}"`,
  ].join(" \\\n  ");
  return (
    <Card title="Details">
      <dl className="mb-5 grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Fact label="Created by">{createdBy?.name ?? "Deleted user"}</Fact>
        <Fact label="Created">
          <RelativeTime iso={createdAt} />
        </Fact>
        <Fact label="Updated">
          <RelativeTime iso={updatedAt} />
        </Fact>
        <Fact className="sm:col-span-3" label="ID">
          <span className="flex items-center gap-1">
            <code className="min-w-0 break-all font-mono text-sm">{id}</code>
            <CopyButton label="Copy ID" value={id} />
          </span>
        </Fact>
      </dl>
      <CodeBlock code={command} language="bash" />
    </Card>
  );
}

function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="text-sm text-subtle">{label}</dt>
      <dd className="text-base text-ink">{children}</dd>
    </div>
  );
}
