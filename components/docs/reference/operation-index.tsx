import type { ReferenceSection } from "@/lib/reference/reference";
import { MethodLabel } from "./method-label";

/** The operations of a section as a list of links. */
export function OperationIndex({ section: { name, slug, description, operations } }: { section: ReferenceSection }) {
  return (
    <section aria-labelledby={slug} className="mt-12">
      <h2 className="font-semibold text-ink text-xl" id={slug}>
        <a href={`/docs/reference/${slug}`}>{name}</a>
      </h2>
      <p className="mt-1 text-base text-muted">{description}</p>
      <ul className="mt-4 divide-y rounded-lg border bg-surface">
        {operations.map(({ id, method, path, summary }) => (
          <li id={id} key={id}>
            <a
              className="grid items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-sunken sm:grid-cols-[4rem_minmax(0,1fr)_auto]"
              href={`/docs/reference/${slug}#${id}`}
            >
              <MethodLabel method={method} />
              <code className="break-all font-mono text-ink text-sm">{path}</code>
              <span className="text-base text-muted">{summary}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
