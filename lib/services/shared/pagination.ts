import type { IdPrefix } from "../../contracts/common";
import { ApiError } from "../../errors";

/** What every list takes, as its query schema parsed it. */
export type PageInput = { limit: number; cursor?: string | undefined };

/** One page of a list. */
export type Page<T> = { data: T[]; nextCursor: string | null };

/** How a list is read. */
type List<Row, T> = {
  /** The prefix of its ids. */
  prefix: IdPrefix;
  /** Reads at most `take` rows in order, those after the row with the id `after`; from the start when it is `null`. */
  find: (after: string | null, take: number) => Promise<Row[]>;
  /** The allow-list serializer of one row. */
  shape: (row: Row) => T;
};

/**
 * One page of a list. One row more than the page holds is read: it only shows that there is a next page.
 *
 * @throws ApiError `invalid_cursor` unless the cursor is one of ours for this list
 */
export async function paginate<Row extends { id: string }, T>(
  { limit, cursor }: PageInput,
  { prefix, find, shape }: List<Row, T>,
): Promise<Page<T>> {
  const rows = await find(cursor === undefined ? null : idOf(cursor, prefix), limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id).toString("base64url") : null;
  return { data: page.map(shape), nextCursor };
}

function idOf(cursor: string, prefix: IdPrefix): string {
  const id = Buffer.from(cursor, "base64url").toString("latin1");
  if (!new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(id)) throw new ApiError("invalid_cursor");
  return id;
}
