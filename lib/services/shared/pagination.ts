import type { IdPrefix } from "../../contracts/common";
import { ApiError } from "../../errors";

/** What every list takes, as its query schema parsed it. */
export type PageInput = { limit: number; cursor?: string | undefined };

/** One page of a list. */
export type Page<T> = { data: T[]; nextCursor: string | null };

/**
 * The id a cursor stands for: the last one of the page before.
 *
 * @throws ApiError `invalid_cursor` unless it is one of ours for this kind of entity
 */
export function afterId(cursor: string | undefined, prefix: IdPrefix): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, "base64url").toString("latin1");
  if (!new RegExp(`^${prefix}_[0-9a-z]{26}$`).test(id)) throw new ApiError("invalid_cursor");
  return id;
}

/**
 * Cuts one page from rows fetched with `take: limit + 1`: the extra row only tells that there is more.
 *
 * @param idOf   the id the next page continues after
 * @param shape  the allow-list serializer of one row
 */
export function pageFrom<Row, T>(
  rows: Row[],
  limit: number,
  idOf: (row: Row) => string,
  shape: (row: Row) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { data: kept.map(shape), nextCursor: more ? Buffer.from(idOf(last)).toString("base64url") : null };
}
