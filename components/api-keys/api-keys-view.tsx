"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { LoadMore } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { openerOf } from "@/components/ui/use-dialog-focus";
import type { PageOf } from "@/components/use-pages";
import type { ApiKey } from "@/lib/contracts/api-keys";
import type { Membership } from "@/lib/permissions";
import { ApiKeysHeader } from "./api-keys-header";
import { KEY_COLUMNS, KEYS_CAPTION } from "./key-columns";
import type { OpenKeyDialog } from "./key-dialogs";
import { INITIAL_KEY_QUERY } from "./key-query";
import { KeyRow, openerName } from "./key-row";
import { KeyToolbar } from "./key-toolbar";
import { useKeyList } from "./use-key-list";

const loadDialogs = () => import("./key-dialogs");
const NoKeysYet = lazy(() => import("./no-keys").then((module) => ({ default: module.NoKeysYet })));
const NoKeysMatch = lazy(() => import("./no-keys").then((module) => ({ default: module.NoKeysMatch })));
const KeyDialogs = lazy(() => loadDialogs().then((module) => ({ default: module.KeyDialogs })));

const prefetchDialogs = () => {
  loadDialogs().catch(() => undefined);
};

export interface ApiKeysViewProps {
  /** The first keys of the initial query. */
  first: PageOf<ApiKey>;
  /** Whether the person has any key, of whatever status. */
  hasKeys: boolean;
  memberships: readonly Membership[];
  /** The organization that new keys act in by default. */
  defaultOrganizationId: string | null;
  /** Our public origin, for the command that tries a new key. */
  origin: string;
  /** Opens the dialog that creates a key. */
  create: boolean;
}

/** Settings → API keys: the list and its actions. */
export function ApiKeysView({ first, hasKeys, memberships, defaultOrganizationId, origin, create }: ApiKeysViewProps) {
  const list = useKeyList(first);
  const [open, setOpen] = useState<OpenKeyDialog | null>(create ? { kind: "create" } : null);
  const createButton = (
    <Button
      data-opener={CREATE}
      icon={<Plus aria-hidden="true" />}
      onClick={() => setOpen({ kind: "create" })}
      onFocus={prefetchDialogs}
      onPointerEnter={prefetchDialogs}
      variant="primary"
    >
      Create API key
    </Button>
  );
  const empty = !hasKeys && list.query === INITIAL_KEY_QUERY && list.keys.length === 0;

  // The dialog opens once: neither a reload nor the back button opens it again.
  useEffect(() => {
    if (create) history.replaceState(history.state, "", location.pathname);
  }, [create]);

  function close() {
    setOpen(null);
    list.settle();
  }

  return (
    <>
      <ApiKeysHeader actions={empty ? null : createButton} />
      <section aria-label={KEYS_CAPTION} className="rounded-lg border bg-surface shadow-sm">
        {empty ? (
          <Suspense>
            <NoKeysYet action={createButton} />
          </Suspense>
        ) : (
          <>
            <KeyToolbar onChange={list.search} query={list.query} />
            {list.keys.length > 0 ? (
              <Table caption={KEYS_CAPTION} columns={KEY_COLUMNS}>
                {list.keys.map((key) => (
                  <KeyRow
                    apiKey={key}
                    key={key.id}
                    memberships={memberships}
                    onAction={(kind, apiKey) => setOpen({ kind, apiKey })}
                  />
                ))}
              </Table>
            ) : (
              <Suspense>
                <NoKeysMatch onShowAll={() => list.search({ ...INITIAL_KEY_QUERY, status: "all" })} />
              </Suspense>
            )}
          </>
        )}
        {list.failure ? (
          <p className="m-5 text-base text-danger" role="alert">
            Couldn't load the keys. {list.failure}
          </p>
        ) : null}
        <LoadMore hasMore={list.hasMore} loading={list.loading} noun="keys" onLoadMore={list.loadMore} />
      </section>
      <p className="sr-only" role="status">
        {list.loading
          ? "Loading keys"
          : `${formatCount(list.keys.length, "key")} shown${list.hasMore ? ", more available" : ""}`}
      </p>
      <Suspense>
        {open ? (
          <KeyDialogs
            defaultOrganizationId={defaultOrganizationId}
            memberships={memberships}
            onChange={list.put}
            onClose={close}
            open={open}
            origin={origin}
            returnFocus={() => openerOf(openerNameOf(open))}
          />
        ) : null}
      </Suspense>
    </>
  );
}

const CREATE = "create";

/** Marks the button that opens a dialog: creating the first key moves that button into the header. */
function openerNameOf(open: OpenKeyDialog): string {
  return open.kind === "create" ? CREATE : openerName(open.apiKey);
}
