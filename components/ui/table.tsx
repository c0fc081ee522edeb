import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Skeleton } from "./skeleton";

/* Below `sm` every row becomes a card of label and value. Changing `display` makes some browsers forget that this is a
   table, so the roles are spelled out. */
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
  /** Keeps the heading for screen readers only, for a column of actions. */
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
    <table {...ROLE.table} className={cn("w-full border-collapse text-base max-sm:block", className)}>
      <caption className="sr-only">{caption}</caption>
      <thead {...ROLE.group} className="max-sm:sr-only">
        <tr {...ROLE.row}>
          {columns.map((column) => (
            <th
              {...ROLE.column}
              className={cn(
                "whitespace-nowrap border-b px-3 py-2 text-left font-medium text-sm text-subtle first:pl-5 last:pr-5 sm:last:pr-6 sm:first:pl-6",
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
      <tbody {...ROLE.group} className="max-sm:block">
        {children}
      </tbody>
    </table>
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
        "max-sm:relative max-sm:block max-sm:px-5 max-sm:py-3.5",
        className,
      )}
    />
  );
}

export interface TableCellProps extends Omit<ComponentProps<"td">, "align"> {
  /** The column's name, shown before the value on phones. Leave out for the row's title and its actions. */
  label?: string;
  align?: "left" | "right";
  /** Pins the cell to the card's corner on phones. */
  actions?: boolean;
}

/** A cell. */
export function TableCell({ label, align, actions, className, children, ...props }: TableCellProps) {
  return (
    <td
      {...ROLE.cell}
      {...props}
      className={cn(
        "px-3 py-3 align-middle text-muted sm:last:pr-6 sm:first:pl-6",
        "max-sm:flex max-sm:items-baseline max-sm:gap-3 max-sm:p-0 max-sm:py-0.5",
        align === "right" && "sm:text-right",
        !label && !actions && "max-sm:pr-10",
        actions && "max-sm:absolute max-sm:top-2.5 max-sm:right-3.5",
        className,
      )}
    >
      {label ? (
        <span aria-hidden="true" className="w-24 shrink-0 text-sm text-subtle sm:hidden">
          {label}
        </span>
      ) : null}
      {children}
    </td>
  );
}

/** The table's shape while its rows are on their way: the same columns, grey bars for values. */
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
