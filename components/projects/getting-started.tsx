import { KeyRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";

/** Leads someone without a key to the first call. */
export function GettingStarted({ origin }: { origin: string }) {
  return (
    <Card
      actions={
        <>
          <ButtonLink href="/docs" size="sm">
            Read the guide
          </ButtonLink>
          <ButtonLink href="/settings/api-keys" icon={<KeyRound aria-hidden="true" />} size="sm" variant="accent">
            Create a key
          </ButtonLink>
        </>
      }
      className="mb-6"
      description="You have no API key yet. Make one in Settings, then list these projects from a terminal:"
      title="Call the API"
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
