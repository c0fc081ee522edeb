import { Link } from "@/components/ui/link";
import type { Contract } from "@/lib/contracts/contract";
import { referenceHref } from "@/lib/reference/reference";

/** The method and path of an operation as a link to the reference. */
export function OperationLink({ of: { method, path, tag, operationId } }: { of: Contract }) {
  return (
    <Link href={referenceHref({ tag, operationId })}>
      <code>{`${method} ${path}`}</code>
    </Link>
  );
}
