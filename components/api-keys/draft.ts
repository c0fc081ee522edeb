import type { z } from "zod";
import type { apiKeyInputSchema } from "@/lib/contracts/api-keys";
import type { KeyRole, Reach } from "@/lib/permissions";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a key can be made to work: forever, for a number of days, or until a date of one's own. */
export const EXPIRIES = [
  { value: "never", label: "Never" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "date", label: "On a date" },
] as const;

/** The create dialog as far as it is filled in. `date` is a day in the visitor's time zone, as date inputs write it. */
export interface KeyDraft {
  name: string;
  role: KeyRole;
  scope: "all" | "chosen";
  organizationIds: readonly string[];
  expiry: (typeof EXPIRIES)[number]["value"];
  date: string;
}

/** The least a key can be, so that more is always somebody's choice. */
export const EMPTY_DRAFT: KeyDraft = {
  name: "",
  role: "viewer",
  scope: "all",
  organizationIds: [],
  expiry: "never",
  date: "",
};

/** The field of the contract that each part of a draft belongs to. */
export const FIELD_OF: Record<keyof KeyDraft, string> = {
  name: "name",
  role: "role",
  scope: "organizationIds",
  organizationIds: "organizationIds",
  expiry: "expiresAt",
  date: "expiresAt",
};

/** True when closing the dialog would lose something. */
export function isDirty(draft: KeyDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
}

/** What would limit the key. */
export function reachOf({ role, scope, organizationIds }: KeyDraft): Reach {
  return { role, organizationIds: scope === "all" ? null : organizationIds };
}

/** When the key would stop working; null for never, and for a date not yet given. */
export function expiryOf({ expiry, date }: KeyDraft, now: number): Date | null {
  if (expiry === "never") return null;
  if (expiry !== "date") return new Date(now + Number(expiry) * DAY_MS);
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** What is wrong with a draft, by the contract's field names; the server checks everything again. */
export function faultsOf(draft: KeyDraft, now: number): Record<string, string> {
  const faults: Record<string, string> = {};
  const name = draft.name.trim();
  if (name === "") faults.name = "Give the key a name, such as ci-pipeline";
  if (name.length > 64) faults.name = "Must be at most 64 characters";
  if (draft.scope === "chosen" && draft.organizationIds.length === 0) {
    faults.organizationIds = "Choose at least one organization, or let the key reach all of them";
  }
  const expiresAt = expiryOf(draft, now);
  if (draft.expiry === "date" && !expiresAt) faults.expiresAt = "Choose the last day on which the key works";
  if (expiresAt && expiresAt.getTime() <= now) faults.expiresAt = "Must be in the future";
  return faults;
}

/** The body that makes the key. */
export function inputOf(draft: KeyDraft, now: number): z.input<typeof apiKeyInputSchema> {
  return {
    name: draft.name.trim(),
    role: draft.role,
    organizationIds: draft.scope === "all" ? null : [...draft.organizationIds],
    expiresAt: expiryOf(draft, now)?.toISOString() ?? null,
  };
}
