"use client";

import { Search } from "lucide-react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type KeyQuery, SORT_OPTIONS, STATUS_OPTIONS } from "./key-query";

export interface KeyToolbarProps {
  query: KeyQuery;
  onChange: (changes: Partial<KeyQuery>) => void;
}

/** Searches, filters and sorts the list of keys. */
export function KeyToolbar({ query, onChange }: KeyToolbarProps) {
  return (
    <search className="flex flex-wrap gap-2 border-b p-3">
      <div className="relative min-w-40 flex-1 basis-56">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-subtle"
        />
        <Input
          aria-label="Search by name or public ID"
          autoComplete="off"
          className="pl-9"
          maxLength={64}
          onChange={(event) => onChange({ q: event.target.value })}
          placeholder="Search keys"
          type="search"
          value={query.q}
        />
      </div>
      <Select
        aria-label="Status"
        className="flex-1 basis-32 sm:max-w-40"
        onValueChange={(status) => onChange({ status: status as KeyQuery["status"] })}
        options={STATUS_OPTIONS}
        value={query.status}
      />
      <Select
        aria-label="Sort by"
        className="flex-1 basis-32 sm:max-w-40"
        onValueChange={(sort) => onChange({ sort: sort as KeyQuery["sort"] })}
        options={SORT_OPTIONS}
        value={query.sort}
      />
    </search>
  );
}
