import type { Schema } from "../openapi/types";
import { resolveSchema } from "./resolve-schema";

/** One named value of a schema, as the reference page describes it. */
export type Field = {
  name: string;
  /** Its type in words: `string`, `array of Project`, `integer or null`. */
  type: string;
  required: boolean;
  description?: string;
  /** Its other constraints, each in a few words: `1–64 characters`. */
  rules: string[];
  /** The allowed values, when they are an enumeration. */
  values: string[];
  example?: string;
  shape: Shape;
};

/** What a value contains: named fields, alternatives, or nothing. */
export type Shape = {
  fields: Field[];
  variants: { label: string; fields: Field[] }[];
};

type Components = Record<string, Schema>;

const NOTHING: Shape = { fields: [], variants: [] };
const NO_CONTROL_CHARACTERS = "^[^\\p{Cc}]*$";

/** The fields or alternatives of a schema. */
export function shapeOf(schema: Schema, components: Components): Shape {
  const { schema: bare } = withoutNull(resolveSchema(schema, components).schema, components);
  if (bare.items) return shapeOf(bare.items, components);
  if (typeof bare.additionalProperties === "object") return shapeOf(bare.additionalProperties, components);
  if (bare.oneOf) return { fields: [], variants: bare.oneOf.map((variant) => variantOf(variant, components)) };
  return bare.properties ? { fields: fieldsOf(bare, components), variants: [] } : NOTHING;
}

function variantOf(schema: Schema, components: Components): Shape["variants"][number] {
  const fields = fieldsOf(resolveSchema(schema, components).schema, components);
  const label = fields.find(({ values }) => values.length === 1)?.values[0];
  return { label: label ?? "otherwise", fields };
}

function fieldsOf({ properties = {}, required = [] }: Schema, components: Components): Field[] {
  return Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name), components));
}

/** One named value. */
export function fieldOf(name: string, schema: Schema, required: boolean, components: Components): Field {
  const { schema: bare } = withoutNull(schema, components);
  const description = schema.description ?? bare.description;
  const example = (schema.examples ?? bare.examples)?.[0];
  return {
    name,
    type: typeOf(schema, components),
    required,
    ...(description && { description }),
    rules: rulesOf(bare, schema.default),
    values: (bare.const === undefined ? (bare.enum ?? bare.items?.enum ?? []) : [bare.const]).map(String),
    ...(example !== undefined && { example: String(example) }),
    shape: shapeOf(schema, components),
  };
}

/** A schema's type in words. */
export function typeOf(schema: Schema, components: Components): string {
  const { name, schema: resolved } = resolveSchema(schema, components);
  if (name) return name;
  const { schema: bare, nullable } = withoutNull(resolved, components);
  return `${bareTypeOf(bare, components)}${nullable ? " or null" : ""}`;
}

function bareTypeOf(schema: Schema, components: Components): string {
  const { type, items, oneOf, additionalProperties, format } = schema;
  if (schema.$ref) return typeOf(schema, components);
  if (items) return `array of ${pluralOf(typeOf(items, components))}`;
  if (oneOf) return "object";
  if (typeof additionalProperties === "object") return `map of ${pluralOf(typeOf(additionalProperties, components))}`;
  if (format === "date-time") return "time";
  return typeof type === "string" ? type : "any";
}

/** `string` → `strings`; the name of a component stays as it is. */
function pluralOf(type: string): string {
  return /^[a-z]+$/.test(type) ? `${type}s` : type;
}

function withoutNull(schema: Schema, components: Components): { schema: Schema; nullable: boolean } {
  if (Array.isArray(schema.type)) {
    const [type = "null"] = schema.type.filter((one) => one !== "null");
    return { schema: { ...schema, type }, nullable: schema.type.includes("null") };
  }
  const others = schema.anyOf?.filter((one) => one.type !== "null");
  const [only, ...more] = others ?? [];
  if (!only || more.length > 0) return { schema, nullable: false };
  return { schema: only.$ref ? only : { ...resolveSchema(only, components).schema }, nullable: true };
}

function rulesOf(schema: Schema, fallback: unknown): string[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, uniqueItems, pattern, examples, format } = schema;
  return [
    rangeOf(minLength, maxLength, " characters"),
    rangeOf(minimum, maximum, ""),
    rangeOf(minItems, maxItems, " items"),
    uniqueItems ? "no duplicates" : null,
    format === "email" ? "an email address" : null,
    pattern === NO_CONTROL_CHARACTERS ? "no control characters" : null,
    pattern && pattern !== NO_CONTROL_CHARACTERS && !examples ? `matches ${pattern}` : null,
    fallback === undefined ? null : `default ${fallback === "" ? "empty" : JSON.stringify(fallback)}`,
  ].filter((rule) => rule !== null);
}

function rangeOf(least: number | undefined, most: number | undefined, unit: string): string | null {
  if (least === undefined && most === undefined) return null;
  if (most === undefined) return `at least ${least}${unit}`;
  return least === undefined || least === 0 ? `at most ${most}${unit}` : `${least}–${most}${unit}`;
}
