"use client";

import type { RefObject } from "react";
import { KEY_ROLE_OPTIONS } from "@/components/permissions/words";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { type KeyRole, type Membership, reachableOrganizations } from "@/lib/permissions";
import { defaultOrganizationOf, EXPIRATIONS, type KeyDraft, reachOf } from "./draft";

export interface CreateKeyFieldsProps {
  draft: KeyDraft;
  /** What is wrong, by the contract's field names; `organizationIds.0` is one of the organizations. */
  errors: Readonly<Record<string, string>>;
  memberships: readonly Membership[];
  nameInput: RefObject<HTMLInputElement | null>;
  onChange: (changes: Partial<KeyDraft>) => void;
}

/** The fields of a new key. */
export function CreateKeyFields({ draft, errors, memberships, nameInput, onChange }: CreateKeyFieldsProps) {
  return (
    <>
      <Field error={errors.name} hint="What the key is for, such as ci-pipeline or local-dev." label="Name">
        <Input
          autoComplete="off"
          maxLength={64}
          name="name"
          onChange={(event) => onChange({ name: event.target.value })}
          ref={nameInput}
          value={draft.name}
        />
      </Field>
      <RadioCards
        className="sm:grid-cols-3"
        error={errors.role}
        legend="Role"
        onValueChange={(role) => onChange({ role: role as KeyRole })}
        options={KEY_ROLE_OPTIONS}
        value={draft.role}
      />
      {memberships.length > 1 ? (
        <OrganizationFields
          draft={draft}
          error={organizationError(errors)}
          memberships={memberships}
          onChange={onChange}
        />
      ) : null}
      <DefaultOrganizationField
        draft={draft}
        error={errors.defaultOrganizationId}
        memberships={memberships}
        onChange={onChange}
      />
      <ExpirationFields draft={draft} error={errors.expiresAt} onChange={onChange} />
    </>
  );
}

function organizationError(errors: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(errors).find(([path]) => path.split(".")[0] === "organizationIds")?.[1];
}

type PartProps = Pick<CreateKeyFieldsProps, "draft" | "onChange"> & { error: string | undefined };

function OrganizationFields({
  draft,
  error,
  memberships,
  onChange,
}: PartProps & { memberships: readonly Membership[] }) {
  const chosen = new Set(draft.organizationIds);
  const toggle = (id: string, on: boolean) => {
    if (on) chosen.add(id);
    else chosen.delete(id);
    onChange({ organizationIds: [...chosen] });
  };
  return (
    <div className="grid gap-2.5">
      <RadioGroup
        legend="Organizations"
        onValueChange={(scope) => onChange({ scope: scope as KeyDraft["scope"] })}
        options={[
          { value: "all", label: "All your organizations", description: "Including ones you join later." },
          { value: "chosen", label: "Selected organizations" },
        ]}
        value={draft.scope}
      />
      {draft.scope === "chosen" ? (
        <fieldset className="ml-2 grid max-h-48 gap-2 overflow-y-auto border-l py-1 pl-4.5">
          <legend className="sr-only">Organizations the key can access</legend>
          {memberships.map(({ id, name, role }) => (
            <Checkbox
              checked={chosen.has(id)}
              invalid={Boolean(error)}
              key={id}
              label={
                <>
                  {name} <span className="text-subtle">({role})</span>
                </>
              }
              onCheckedChange={(on) => toggle(id, on)}
            />
          ))}
        </fieldset>
      ) : null}
      <FieldError>{error}</FieldError>
    </div>
  );
}

/** Shown only when the key can access several organizations. */
function DefaultOrganizationField({
  draft,
  error,
  memberships,
  onChange,
}: PartProps & { memberships: readonly Membership[] }) {
  const reachable = reachableOrganizations(reachOf(draft), memberships);
  if (reachable.length < 2) return null;
  return (
    <Field error={error} hint="Used by requests that don't name an organization." label="Default organization">
      <Select
        onValueChange={(id) => onChange({ defaultOrganizationId: id })}
        options={reachable.map(({ id, name }) => ({ value: id, label: name }))}
        value={defaultOrganizationOf(draft) ?? ""}
      />
    </Field>
  );
}

function ExpirationFields({ draft, error, onChange }: PartProps) {
  const dated = draft.expiry === "date";
  return (
    <div className="grid gap-3">
      <RadioGroup
        className="flex flex-wrap gap-x-5 gap-y-2"
        error={dated ? undefined : error}
        legend="Expiration"
        onValueChange={(expiry) => onChange({ expiry: expiry as KeyDraft["expiry"] })}
        options={EXPIRATIONS}
        value={draft.expiry}
      />
      {dated ? (
        <Field error={error} hint="The key works until the end of this day." label="Last day">
          <Input
            className="sm:max-w-48"
            min={new Date(Date.now()).toLocaleDateString("sv")}
            name="expiresAt"
            onChange={(event) => onChange({ date: event.target.value })}
            type="date"
            value={draft.date}
          />
        </Field>
      ) : null}
    </div>
  );
}
