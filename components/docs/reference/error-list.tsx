import type { ReferenceOperation } from "@/lib/reference/reference";

/** The error codes an operation can return, each a link to its page. */
export function ErrorList({ errors }: { errors: ReferenceOperation["errors"] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 border-y py-3.5">
      {errors.map(({ status, codes }) => (
        <div className="contents" key={status}>
          <dt className="font-mono text-sm text-subtle">{status}</dt>
          <dd className="flex flex-wrap gap-x-3 gap-y-1">
            {codes.map(({ code, title }) => (
              <a className="link break-all font-mono text-sm" href={`/docs/errors/${code}`} key={code} title={title}>
                {code}
              </a>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
