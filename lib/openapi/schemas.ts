import { z } from "zod";
import type { Schema } from "./types";

const COMPONENTS = "#/components/schemas/";

/** Whether a schema is read for what is sent (`input`, before defaults and transforms) or for what is answered. */
export type Direction = "input" | "output";

/** Turns zod schemas into JSON Schema and gathers those with a `meta({ id })` as components. */
export type SchemaSet = {
  /** Every schema with an id met so far, by that id. */
  components: Record<string, Schema>;
  /** The JSON Schema of one zod schema, with references into {@link SchemaSet.components}. */
  add: (schema: z.ZodType, direction: Direction) => Schema;
};

/** An empty {@link SchemaSet}. */
export function createSchemaSet(): SchemaSet {
  const components: Record<string, Schema> = {};
  function add(schema: z.ZodType, direction: Direction): Schema {
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io: direction, override: tidy });
    for (const [id, definition] of Object.entries($defs)) components[id] = relocate(definition) as Schema;
    return relocate(root) as Schema;
  }
  return { components, add };
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>["override"]>;

/** Leaves out what zod writes for machines only, and puts back what it loses. */
const tidy: Override = ({ zodSchema, jsonSchema }) => {
  // `format: date-time` says it; the calendar as a regular expression helps nobody.
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  // Only strict objects refuse unknown fields; answers may gain fields without breaking a client.
  if (def.type === "object" && !isStrict(def)) delete jsonSchema.additionalProperties;
  // Text that is tidied before it is checked: what is checked is what a caller needs to know.
  if (def.type === "pipe" && isString(def.in) && isString(def.out)) {
    const { $schema: _, pattern: __, ...checked } = z.toJSONSchema(def.out);
    Object.assign(jsonSchema, checked);
  }
};

function isStrict(def: z.core.$ZodObjectDef): boolean {
  return def.catchall?._zod.def.type === "never";
}

function isString(schema: z.core.$ZodType): boolean {
  return schema._zod.def.type === "string";
}

function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "$ref" && typeof item === "string" ? item.replace("#/$defs/", COMPONENTS) : relocate(item),
    ]),
  );
}

/**
 * Follows a schema's `$ref` into the components.
 *
 * @returns the schema itself, and the name of the component it came from, if any
 * @throws Error when the reference leads nowhere
 */
export function resolveSchema(schema: Schema, components: Record<string, Schema>): { name?: string; schema: Schema } {
  if (schema.$ref === undefined) return { schema };
  const name = schema.$ref.slice(COMPONENTS.length);
  const found = components[name];
  if (!found) throw new Error(`${schema.$ref} leads nowhere`);
  return { name, schema: found };
}
