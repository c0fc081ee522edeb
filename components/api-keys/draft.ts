import type { z } from "zod";
import type { apiKeyInputSchema } from "@/lib/contracts/api-keys";
import type { KeyRole, Reach } from "@/lib/permissions";

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a key can expire: never, after a number of days, or at the end of a chosen day. */
export const EXPIRATIONS = [
  { value: "never", label: "No expiration" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "365 days" },
  { value: "date", label: "Custom date" },
] as const;

/** What has been entered into the create dialog. `date` is a day in the visitor's time zone, as date inputs write it. */
export interface KeyDraft {
  name: string;
  role: KeyRole;
  scope: "all" | "chosen";
  organizationIds: readonly string[];
  /** The organization of requests that name none; null: the first one in scope. */
  defaultOrganizationId: string | null;
  expiry: (typeof EXPIRATIONS)[number]["value"];
  date: string;
}

/** The lowest role and an expiration, so that more power is always a deliberate choice. */
export const INITIAL_DRAFT: KeyDraft = {
  name: "",
  role: "viewer",
  scope: "all",
  organizationIds: [],
  defaultOrganizationId: null,
  expiry: "90",
  date: "",
};

/** The field of the contract that each part of a draft belongs to. */
export const FIELD_OF: Record<keyof KeyDraft, string> = {
  name: "name",
  role: "role",
  scope: "organizationIds",
  organizationIds: "organizationIds",
  defaultOrganizationId: "defaultOrganizationId",
  expiry: "expiresAt",
  date: "expiresAt",
};

/** True when closing the dialog would lose something. */
export function isDirty({ defaultOrganizationId: _, ...draft }: KeyDraft): boolean {
  const { defaultOrganizationId: __, ...initial } = INITIAL_DRAFT;
  return JSON.stringify(draft) !== JSON.stringify(initial);
}

/** What would limit the key. */
export function reachOf({ role, scope, organizationIds }: KeyDraft): Reach {
  return { role, organizationIds: scope === "all" ? null : organizationIds };
}

/** The organization of requests that name none: the chosen one, or the first in scope when that is out of scope. */
export function defaultOrganizationOf({ scope, organizationIds, defaultOrganizationId }: KeyDraft): string | undefined {
  const inScope =
    scope === "all" || (defaultOrganizationId !== null && organizationIds.includes(defaultOrganizationId));
  return (inScope ? defaultOrganizationId : organizationIds[0]) ?? undefined;
}

/** When the key would expire; null for never, and for a date not yet chosen. */
export function expiryOf({ expiry, date }: KeyDraft, now: number): Date | null {
  if (expiry === "never") return null;
  if (expiry !== "date") return new Date(now + Number(expiry) * DAY_MS);
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** What is wrong with a draft, by the contract's field names; the server checks everything again. */
export function errorsOf(draft: KeyDraft, now: number): Record<string, string> {
  const errors: Record<string, string> = {};
  const name = draft.name.trim();
  if (name === "") errors.name = "Enter a name, such as ci-pipeline";
  if (name.length > 64) errors.name = "Use at most 64 characters";
  if (draft.scope === "chosen" && draft.organizationIds.length === 0) {
    errors.organizationIds = "Select at least one organization, or give the key access to all of them";
  }
  const expiresAt = expiryOf(draft, now);
  if (draft.expiry === "date" && !expiresAt) errors.expiresAt = "Choose the last day on which the key works";
  if (expiresAt && expiresAt.getTime() <= now) errors.expiresAt = "Choose a date in the future";
  return errors;
}

/** The request body that creates the key. */
export function inputOf(draft: KeyDraft, now: number): z.input<typeof apiKeyInputSchema> {
  return {
    name: draft.name.trim(),
    role: draft.role,
    organizationIds: draft.scope === "all" ? null : [...draft.organizationIds],
    defaultOrganizationId: defaultOrganizationOf(draft),
    expiresAt: expiryOf(draft, now)?.toISOString() ?? null,
  };
}
