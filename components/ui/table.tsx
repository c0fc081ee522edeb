import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Skeleton } from "./skeleton";

/* Where the table's own space is narrow, whatever the width of the screen, every row becomes a card. Changing `display`
   makes some browsers drop the table semantics, so the roles are spelled out. */
const ROLE = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader" },
  cell: { role: "cell" },
} as const;

export interface TableColumn {
  key: string;
  label: string;
  /** Shows the heading to screen readers only, for a column of actions. */
  hideLabel?: boolean;
  align?: "left" | "right";
  className?: string;
}

export interface TableProps {
  /** What the table lists; read by screen readers, not shown. */
  caption: string;
  columns: readonly TableColumn[];
  children: ReactNode;
  className?: string;
}

/** A table of rows; children are TableRow elements. */
export function Table({ caption, columns, children, className }: TableProps) {
  return (
    <div className="@container">
      <table {...ROLE.table} className={cn("w-full border-collapse text-base @max-2xl:block", className)}>
        <caption className="sr-only">{caption}</caption>
        <thead {...ROLE.group} className="@max-2xl:sr-only">
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <th
                {...ROLE.column}
                className={cn(
                  "whitespace-nowrap border-b px-3 py-2 text-left font-medium text-sm text-subtle first:pl-6 last:pr-6",
                  column.align === "right" && "text-right",
                  column.className,
                )}
                key={column.key}
                scope="col"
              >
                {column.hideLabel ? <span className="sr-only">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group} className="@max-2xl:block">
          {children}
        </tbody>
      </table>
    </div>
  );
}

/** A row of TableCell elements. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...ROLE.row}
      {...props}
      className={cn(
        "border-b transition-colors last:border-b-0 hover:bg-sunken",
        "@max-2xl:relative @max-2xl:flex @max-2xl:flex-wrap @max-2xl:gap-x-5 @max-2xl:gap-y-0.5 @max-2xl:px-5 @max-2xl:py-3",
        className,
      )}
    />
  );
}

export interface TableCellProps extends Omit<ComponentProps<"td">, "align"> {
  /** The column's name, shown before the value in a card. Leave out for the row's title and its actions. */
  label?: string;
  align?: "left" | "right";
  /** Pins the cell to the corner of a card. */
  actions?: boolean;
}

/** A cell. */
export function TableCell({ label, align, actions, className, children, ...props }: TableCellProps) {
  return (
    <td
      {...ROLE.cell}
      {...props}
      className={cn(
        "px-3 py-3 align-middle text-muted @2xl:last:pr-6 @2xl:first:pl-6",
        "@max-2xl:flex @max-2xl:min-w-0 @max-2xl:items-baseline @max-2xl:gap-1.5 @max-2xl:p-0",
        align === "right" && "@2xl:text-right",
        // The title takes what the other columns leave, and shortens itself rather than pushing them out.
        !label && !actions && "@2xl:w-full @2xl:max-w-0 @max-2xl:basis-full @max-2xl:pr-10",
        actions && "@max-2xl:absolute @max-2xl:top-2 @max-2xl:right-3.5",
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="shrink-0 text-sm text-subtle @2xl:hidden">
          {label}
        </span>
      ) : null}
      {children}
    </td>
  );
}

/** The shape of a table whose rows are being loaded: the same columns, gray bars for values. */
export function TableSkeleton({ caption, columns, rows = 3 }: Omit<TableProps, "children"> & { rows?: number }) {
  return (
    <Table caption={`${caption} (loading)`} columns={columns}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never move
        <TableRow key={row}>
          {columns.map((column, index) => (
            <TableCell key={column.key} label={index === 0 || column.hideLabel ? undefined : column.label}>
              <Skeleton className={index === 0 ? "h-4 w-36" : "h-4 w-20"} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </Table>
  );
}
