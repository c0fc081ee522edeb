import { KeyRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";

/** Leads someone without an API key to their first API call. */
export function GettingStarted({ origin }: { origin: string }) {
  return (
    <Card
      actions={
        <>
          <ButtonLink href="/docs" size="sm">
            Read the guide
          </ButtonLink>
          <ButtonLink
            href="/settings/api-keys?create=1"
            icon={<KeyRound aria-hidden="true" />}
            size="sm"
            variant="accent"
          >
            Create a key
          </ButtonLink>
        </>
      }
      className="mb-6"
      description="You do not have an API key yet. Create one, then list your projects from a terminal:"
      title="Make your first API call"
    >
      <CodeBlock
        code={`curl ${origin}/api/v1/projects -H "Authorization: Bearer crowdee_…"`}
        hideCopy
        language="bash"
        wrap
      />
    </Card>
  );
}
