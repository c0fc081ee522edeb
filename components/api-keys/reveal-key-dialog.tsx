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
  /** Called as the dialog closes, and when the page is left all the same: drop the key. */
  onClose: () => void;
}

/** Shows a new key, once. It closes only after its owner says that it is stored. */
export function RevealKeyDialog({
  created,
  memberships,
  origin,
  returnFocus,
  onStored,
  onClose,
}: RevealKeyDialogProps) {
  const [stored, setStored] = useState(false);
  const [held, setHeld] = useState(false);
  const lowerGuard = useLeaveGuard({ onHeld: () => setHeld(true), onLeave: () => flushSync(onClose) });
  const reachable = reachableOrganizations(created, memberships);
  const named = reachable.length > 1 ? reachable[0]?.slug : undefined;

  function close() {
    lowerGuard();
    onClose();
    onStored();
  }

  return (
    <Dialog
      description={
        <>
          This is the only time the key <strong className="font-medium text-ink">{created.name}</strong> is shown. We
          keep a hash of it alone: a lost key cannot be recovered, only replaced.
        </>
      }
      dismissible={stored}
      onDismissRefused={() => setHeld(true)}
      onOpenChange={close}
      open
      returnFocus={returnFocus}
      size="lg"
      title="Store your new API key"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-code-line bg-code p-4">
        <code className="min-w-0 flex-1 basis-72 select-all break-all font-mono text-code-ink text-lg">
          {created.key}
        </code>
        <CopyButton label="Copy key" showLabel size="md" value={created.key} variant="accent" />
      </div>
      <h3 className="mt-5 mb-2 font-medium text-ink text-sm">Try it</h3>
      <CodeBlock className="[&_pre]:text-xs" code={curlLine(origin, created.key, named)} language="bash" wrap />
      {named ? (
        <p className="mt-2 text-muted text-sm">
          This key reaches {reachable.length} organizations, so each request names one in the Crowdee-Organization
          header.
        </p>
      ) : null}
      <Checkbox
        checked={stored}
        className="mt-5"
        description="In a password manager, your CI's secrets or an environment file that is not in version control."
        label="I have stored this key"
        onCheckedChange={setStored}
      />
      {held && !stored ? (
        <Callout className="mt-4" role="alert" title="The key is still only here" tone="warning">
          Copy it, store it, and tick the box; then this can be closed.
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
