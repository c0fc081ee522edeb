"use client";

import { KeyRound, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { openerOf } from "@/components/ui/use-dialog-focus";
import type { Membership } from "@/lib/permissions";
import { ApiKeysHeader } from "./api-keys-header";
import { KEY_COLUMNS, KEYS_CAPTION } from "./key-columns";
import type { OpenKeyDialog } from "./key-dialogs";
import { KeyRow, openerName } from "./key-row";
import { type KeyPage, useKeyList } from "./use-key-list";

const loadDialogs = () => import("./key-dialogs");
const KeyDialogs = lazy(() => loadDialogs().then((module) => ({ default: module.KeyDialogs })));

const prefetchDialogs = () => {
  loadDialogs().catch(() => undefined);
};

export interface ApiKeysViewProps {
  first: KeyPage;
  memberships: readonly Membership[];
  /** Our public origin, for the ready command. */
  origin: string;
}

/** Settings → API keys: the list, and everything that can be done with it. */
export function ApiKeysView({ first, memberships, origin }: ApiKeysViewProps) {
  const list = useKeyList(first);
  const [open, setOpen] = useState<OpenKeyDialog | null>(null);
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
  const empty = list.keys.length === 0;

  function close() {
    setOpen(null);
    list.settle();
  }

  return (
    <>
      <ApiKeysHeader actions={empty ? null : createButton} />
      <section aria-label={KEYS_CAPTION} className="rounded-lg border bg-surface shadow-sm">
        {empty ? (
          <EmptyState action={createButton} description={WHAT_A_KEY_IS} icon={<KeyRound />} title="No API keys yet" />
        ) : (
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
        )}
        {list.problem ? (
          <Callout className="m-4" role="alert" title="More keys could not be loaded" tone="danger">
            {list.problem.message}
          </Callout>
        ) : null}
        <LoadMore hasMore={list.hasMore} loading={list.loading} noun="keys" onLoadMore={list.loadMore} />
      </section>
      <p className="sr-only" role="status">
        {list.loading ? "Loading more keys" : `${list.keys.length} keys shown`}
      </p>
      <Suspense>
        {open ? (
          <KeyDialogs
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

/** What the button that leads to a dialog is marked with: making the first key moves that button into the header. */
function openerNameOf(open: OpenKeyDialog): string {
  return open.kind === "create" ? CREATE : openerName(open.apiKey);
}

const WHAT_A_KEY_IS =
  "A key is a password for a program: give each script or service its own, limit it to what it needs, and revoke it here the moment it is no longer needed.";
