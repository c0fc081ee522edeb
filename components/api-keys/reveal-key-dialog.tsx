"use client";

import { useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import type { CreatedApiKey } from "@/lib/contracts/api-keys";
import { type Membership, reachableOrganizations } from "@/lib/permissions";
import { curlLine } from "./curl-line";
import { useLeaveGuard } from "./use-leave-guard";

export interface RevealKeyDialogProps {
  created: CreatedApiKey;
  memberships: readonly Membership[];
  origin: string;
  returnFocus: () => HTMLElement | null;
  onStored: () => void;
  /** Called when the dialog closes, and when the page is left regardless: drop the key. */
  onClose: () => void;
}

/** Shows a new key, once. It closes only after the key was copied or its owner says that it is stored. */
export function RevealKeyDialog({
  created,
  memberships,
  origin,
  returnFocus,
  onStored,
  onClose,
}: RevealKeyDialogProps) {
  const [stored, setStored] = useState(false);
  const [warned, setWarned] = useState(false);
  const releaseGuard = useLeaveGuard({
    safe: stored,
    onPrevented: () => setWarned(true),
    onLeave: () => flushSync(onClose),
  });
  const reachable = reachableOrganizations(created, memberships);
  const home = reachable.length > 1 ? reachable.find(({ id }) => id === created.defaultOrganizationId) : undefined;

  function close() {
    releaseGuard();
    onClose();
    onStored();
  }

  return (
    <Dialog
      description={
        <>
          This is the only time we show the key <strong className="font-medium text-ink">{created.name}</strong>. We
          store only a hash, so a lost key can't be recovered, only replaced.
        </>
      }
      dismissible={stored}
      onDismissPrevented={() => setWarned(true)}
      onOpenChange={close}
      open
      returnFocus={returnFocus}
      size="lg"
      title="Save your new API key"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-code-line bg-code p-4">
        <code className="min-w-0 flex-1 basis-72 select-all break-all font-mono text-code-ink text-lg">
          {created.key}
        </code>
        <CopyButton
          label="Copy key"
          onCopied={() => setStored(true)}
          showLabel
          size="md"
          value={created.key}
          variant="accent"
        />
      </div>
      <h3 className="mt-5 mb-2 font-medium text-ink text-sm">Try it</h3>
      <CodeBlock
        className="[&_pre]:text-xs"
        code={curlLine(origin, created.key)}
        copyLabel="Copy command"
        language="Terminal"
        wrap
      />
      {home ? (
        <p className="mt-2 text-muted text-sm">
          Requests act in <strong className="font-medium text-ink">{home.name}</strong>. To use another organization,
          name it in the <code className="font-mono text-[0.92em]">Crowdee-Organization</code> header.
        </p>
      ) : null}
      <Checkbox
        checked={stored}
        className="mt-5"
        description="In a password manager, your CI secrets, or an environment file outside version control."
        label="I've saved this key"
        onCheckedChange={setStored}
      />
      {warned && !stored ? (
        <Callout className="mt-4" role="alert" title="This key is not saved yet" tone="warning">
          Copy it, or confirm that you saved it, before you close this dialog.
        </Callout>
      ) : null}
      <DialogFooter>
        <Button disabled={!stored} onClick={close} variant="primary">
          Done
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
