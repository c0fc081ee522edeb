import type { ReactNode } from "react";

export interface DocsTableProps {
  /** A caption for screen readers. */
  caption: string;
  head: readonly string[];
  /** The first cell of each row is its header. */
  rows: readonly (readonly ReactNode[])[];
}

/** A table in the guide. It scrolls horizontally on small screens. */
export function DocsTable({ caption, head, rows }: DocsTableProps) {
  return (
    <section
      aria-label={caption}
      className="table-scroll relative overflow-x-auto rounded-lg border bg-surface"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full border-collapse text-base leading-normal">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken">
          <tr>
            {head.map((cell) => (
              <th
                className="whitespace-nowrap border-b px-4 py-2.5 text-left font-medium text-sm text-subtle"
                key={cell}
                scope="col"
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are static
            <tr className="border-b last:border-b-0" key={index}>
              <th className="px-4 py-2.5 text-left align-top font-medium text-ink" scope="row">
                {first}
              </th>
              {rest.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells are static
                <td className="px-4 py-2.5 align-top text-muted" key={column}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
