"use client";

import { useState } from "react";
import { asProblem } from "@/components/api-client";

/** A page of a list, as the API returns it. */
export interface PageOf<T> {
  data: T[];
  nextCursor: string | null;
}

/**
 * A list whose first page came with the page and whose further pages are fetched. When the server renders the page anew, the
 * list starts over with what it brings.
 *
 * @param load  fetches the page after a cursor
 */
export function usePages<T>(first: PageOf<T>, load: (cursor: string) => Promise<PageOf<T>>) {
  const [shown, setShown] = useState({ first, ...first });
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (shown.first !== first) setShown({ first, ...first });

  async function loadMore() {
    if (loading || shown.nextCursor === null) return;
    setLoading(true);
    setFailure(null);
    try {
      const { data, nextCursor } = await load(shown.nextCursor);
      setShown((before) => (before.first === first ? { first, data: [...before.data, ...data], nextCursor } : before));
    } catch (error) {
      setFailure(asProblem(error).message);
    } finally {
      setLoading(false);
    }
  }

  return { rows: shown.data, hasMore: shown.nextCursor !== null, loading, failure, loadMore };
}
