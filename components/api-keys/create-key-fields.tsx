"use client";

import type { RefObject } from "react";
import { KEY_ROLE_WORDS } from "@/components/permissions/words";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards, RadioGroup } from "@/components/ui/radio-group";
import { KEY_ROLES, type KeyRole, type Membership } from "@/lib/permissions";
import { EXPIRIES, type KeyDraft } from "./draft";

export interface CreateKeyFieldsProps {
  draft: KeyDraft;
  /** What is wrong, by the contract's field names; `organizationIds.0` is one of the organizations. */
  faults: Readonly<Record<string, string>>;
  memberships: readonly Membership[];
  nameInput: RefObject<HTMLInputElement | null>;
  onChange: (changes: Partial<KeyDraft>) => void;
}

/** The fields of a new key. */
export function CreateKeyFields({ draft, faults, memberships, nameInput, onChange }: CreateKeyFieldsProps) {
  return (
    <>
      <Field error={faults.name} hint="What it is for: ci-pipeline, local-dev." label="Name">
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
        error={faults.role}
        legend="Role"
        onValueChange={(role) => onChange({ role: role as KeyRole })}
        options={KEY_ROLES.map((role) => ({ value: role, ...KEY_ROLE_WORDS[role] }))}
        value={draft.role}
      />
      <OrganizationFields draft={draft} fault={faultOf(faults)} memberships={memberships} onChange={onChange} />
      <ExpiryFields draft={draft} fault={faults.expiresAt} onChange={onChange} />
    </>
  );
}

function faultOf(faults: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(faults).find(([path]) => path.split(".")[0] === "organizationIds")?.[1];
}

type PartProps = Pick<CreateKeyFieldsProps, "draft" | "onChange"> & { fault: string | undefined };

function OrganizationFields({
  draft,
  fault,
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
          { value: "all", label: "All your organizations", description: "Those you join later, too." },
          { value: "chosen", label: "Only those chosen here" },
        ]}
        value={draft.scope}
      />
      {draft.scope === "chosen" ? (
        <fieldset className="ml-2 grid max-h-48 gap-2 overflow-y-auto border-l py-1 pl-4.5">
          <legend className="sr-only">Organizations the key is limited to</legend>
          {memberships.map(({ id, name, role }) => (
            <Checkbox
              checked={chosen.has(id)}
              invalid={Boolean(fault)}
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
      <FieldError>{fault}</FieldError>
    </div>
  );
}

function ExpiryFields({ draft, fault, onChange }: PartProps) {
  const dated = draft.expiry === "date";
  return (
    <div className="grid gap-3">
      <RadioGroup
        className="flex flex-wrap gap-x-5 gap-y-2"
        error={dated ? undefined : fault}
        legend="Stops working after"
        onValueChange={(expiry) => onChange({ expiry: expiry as KeyDraft["expiry"] })}
        options={EXPIRIES}
        value={draft.expiry}
      />
      {dated ? (
        <Field error={fault} hint="The key works until the end of this day." label="Last day">
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
