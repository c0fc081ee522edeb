import { Link } from "@/components/ui/link";
import type { Contract } from "@/lib/contracts/contract";
import { referenceHref } from "@/lib/reference/reference";

/** An operation named by method and path, as a link to where the reference tells it. */
export function OperationLink({ of: { method, path, tag, operationId } }: { of: Contract }) {
  return (
    <Link href={referenceHref({ tag, operationId })}>
      <code>{`${method} ${path}`}</code>
    </Link>
  );
}
