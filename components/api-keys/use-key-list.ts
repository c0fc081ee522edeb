"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type ApiProblem, asProblem, callApi } from "@/components/api-client";
import type { ApiKey, listApiKeys } from "@/lib/contracts/api-keys";
import { KEYS_PER_PAGE } from "./key-columns";

export interface KeyPage {
  data: ApiKey[];
  nextCursor: string | null;
}

/** The keys on the page: the first ones from the server, more through the API, and what was changed since. */
export function useKeyList(first: KeyPage) {
  const router = useRouter();
  const [{ data, nextCursor }, setPage] = useState(first);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const changed = useRef(false);

  async function loadMore() {
    if (nextCursor === null) return;
    setLoading(true);
    setProblem(null);
    try {
      const query = { limit: KEYS_PER_PAGE, cursor: nextCursor };
      const next = await callApi<typeof listApiKeys>("GET", "/api/v1/api-keys", { query });
      setPage((page) => ({ data: [...page.data, ...next.data], nextCursor: next.nextCursor }));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setLoading(false);
    }
  }

  /** Puts changed keys in place and new ones on top. */
  function put(...keys: ApiKey[]) {
    changed.current = true;
    setPage((page) => ({ ...page, data: keys.reduce(withKey, page.data) }));
  }

  /**
   * Makes the browser forget older copies of this page, if anything changed. Not while a new key is shown: if the
   * server failed just then, the page and the key with it would be gone.
   */
  function settle() {
    if (changed.current) router.refresh();
    changed.current = false;
  }

  return { keys: data, hasMore: nextCursor !== null, loading, problem, loadMore, put, settle };
}

function withKey(keys: ApiKey[], changed: ApiKey): ApiKey[] {
  return keys.some(({ id }) => id === changed.id)
    ? keys.map((key) => (key.id === changed.id ? changed : key))
    : [changed, ...keys];
}
