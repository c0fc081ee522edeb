"use client";

import { useRef, useState } from "react";
import { asProblem } from "@/components/api-client";

/** A page of a list, as the API returns it. */
export interface PageOf<T> {
  data: T[];
  nextCursor: string | null;
}

/**
 * A list whose first page came with the page and whose others are loaded on demand. When the server renders the page
 * again, the list starts over with what it brings.
 *
 * @param load  loads the page after a cursor
 */
export function usePages<T>(first: PageOf<T>, load: (cursor: string) => Promise<PageOf<T>>) {
  const [shown, setShown] = useState({ first, ...first });
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const requests = useRef(0);
  if (shown.first !== first) setShown({ first, ...first });

  /** Shows what a request brings, unless another request was made or the server rendered the list meanwhile. */
  async function show(request: Promise<PageOf<T>>, before: readonly T[]) {
    requests.current += 1;
    const current = requests.current;
    setLoading(true);
    setFailure(null);
    try {
      const { data, nextCursor } = await request;
      if (current !== requests.current) return;
      setShown((now) => (now.first === first ? { first, data: [...before, ...data], nextCursor } : now));
    } catch (error) {
      if (current === requests.current) setFailure(asProblem(error).message);
    } finally {
      if (current === requests.current) setLoading(false);
    }
  }

  return {
    rows: shown.data,
    hasMore: shown.nextCursor !== null,
    loading,
    failure,
    async loadMore() {
      if (!loading && shown.nextCursor !== null) await show(load(shown.nextCursor), shown.data);
    },
    /** Replaces the list with the first page of another one, such as that of a search. */
    restart: (request: Promise<PageOf<T>>) => show(request, []),
    /** Changes the rows in place. */
    update: (change: (rows: T[]) => T[]) => setShown((now) => ({ ...now, data: change(now.data) })),
  };
}
