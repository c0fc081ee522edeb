"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { callApi } from "@/components/api-client";
import { type PageOf, usePages } from "@/components/use-pages";
import type { ApiKey, listApiKeys } from "@/lib/contracts/api-keys";
import { KEYS_PER_PAGE } from "./key-columns";
import { INITIAL_KEY_QUERY, type KeyQuery } from "./key-query";

/** How long typing pauses before the search is sent. */
const TYPING_PAUSE_MS = 250;

/** The keys on the page: the first ones from the server, others through the API, and what was changed since. */
export function useKeyList(initial: PageOf<ApiKey>) {
  const router = useRouter();
  // Rendering the page again brings its first keys without the search; the list here stays as it is.
  const [first] = useState(initial);
  const [query, setQuery] = useState(INITIAL_KEY_QUERY);
  const { rows, update, restart, ...pages } = usePages(first, (cursor) => fetchKeys(query, cursor));
  const changed = useRef(false);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);

  /** Searches, filters or sorts: at once, but text only after a pause in typing. */
  function search(changes: Partial<KeyQuery>) {
    const next = { ...query, ...changes };
    setQuery(next);
    clearTimeout(typing.current);
    if (changes.q === undefined) restart(fetchKeys(next));
    else typing.current = setTimeout(() => restart(fetchKeys(next)), TYPING_PAUSE_MS);
  }

  /** Puts a changed key in place, and a new one on top. */
  function put(key: ApiKey) {
    changed.current = true;
    update((before) => withKey(before, key));
  }

  /**
   * Makes the browser forget older copies of this page, if anything changed. Not while a new key is shown: if the
   * server failed just then, the page and the key with it would be gone.
   */
  function settle() {
    if (changed.current) router.refresh();
    changed.current = false;
  }

  return { ...pages, keys: rows, query, search, put, settle };
}

function fetchKeys({ q, status, sort }: KeyQuery, cursor?: string): Promise<PageOf<ApiKey>> {
  const query = { limit: KEYS_PER_PAGE, cursor, status, sort, q: q.trim() || undefined };
  return callApi<typeof listApiKeys>("GET", "/api/v1/api-keys", { query });
}

function withKey(keys: ApiKey[], changed: ApiKey): ApiKey[] {
  return keys.some(({ id }) => id === changed.id)
    ? keys.map((key) => (key.id === changed.id ? changed : key))
    : [changed, ...keys];
}
