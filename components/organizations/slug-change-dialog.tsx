"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";

export interface SlugChangeDialogProps {
  oldSlug: string;
  newSlug: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before an organization's slug changes. */
export function SlugChangeDialog({ oldSlug, newSlug, onConfirm, onClose }: SlugChangeDialogProps) {
  return (
    <AlertDialog
      confirmLabel="Change slug"
      description="Links to the organization's pages and API requests that use the old slug stop working immediately. The organization's ID keeps working."
      onConfirm={onConfirm}
      onOpenChange={(open) => open || onClose()}
      open
      title={`Change the slug from ${oldSlug} to ${newSlug}?`}
      tone="primary"
    />
  );
}
