import { Link } from "@/components/ui/link";
import type { ErrorCode } from "@/lib/errors";

/** An error code as a link to its page. */
export function ErrorLink({ code }: { code: ErrorCode }) {
  return (
    <Link href={`/docs/errors/${code}`}>
      <code>{code}</code>
    </Link>
  );
}
