import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

export interface PageErrorProps {
  error: unknown;
  retry: () => void;
  /** Where else to go. */
  way: { href: string; label: string };
  headingLevel: 1 | 2;
}

/** Replaces a page that failed. The digest identifies the error in the server's log. */
export default function PageError({ error, retry, way, headingLevel }: PageErrorProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      action={
        <div className="flex gap-2">
          <Button onClick={() => retry()} variant="primary">
            Try again
          </Button>
          <ButtonLink href={way.href}>{way.label}</ButtonLink>
        </div>
      }
      headingLevel={headingLevel}
      reference={digest}
      title="Something went wrong"
    />
  );
}
