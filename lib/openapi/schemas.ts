import { z } from "zod";
import type { Schema } from "./types";

const COMPONENTS = "#/components/schemas/";

/** Which side of a schema to describe: what a request sends (before defaults and transforms) or what a response has. */
export type Direction = "input" | "output";

/** Turns zod schemas into JSON Schema and collects those with a `meta({ id })` as components. */
export type SchemaSet = {
  /** Every schema with an id so far, by that id. */
  components: Record<string, Schema>;
  /**
   * The JSON Schema of one zod schema, with references into {@link SchemaSet.components}.
   *
   * @throws Error when a component id already names a different schema
   */
  add: (schema: z.ZodType, direction: Direction) => Schema;
};

/** An empty {@link SchemaSet}. */
export function createSchemaSet(): SchemaSet {
  const components: Record<string, Schema> = {};
  function register(id: string, component: Schema): void {
    const existing = components[id];
    if (existing && JSON.stringify(existing) !== JSON.stringify(component)) {
      throw new Error(`two different schemas have the component id ${id}`);
    }
    components[id] = component;
  }
  function add(schema: z.ZodType, direction: Direction): Schema {
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io: direction, override: tidy });
    for (const [id, definition] of Object.entries($defs)) register(id, relocate(definition) as Schema);
    return relocate(root) as Schema;
  }
  return { components, add };
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>["override"]>;

/** Removes what zod adds for validators only, and restores what it loses. */
const tidy: Override = ({ zodSchema, jsonSchema }) => {
  // `format: date-time` is enough; zod's regular expression for calendar dates is unreadable.
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  // Only strict objects reject unknown fields; responses may gain fields without breaking a client.
  if (def.type === "object" && !isStrict(def)) delete jsonSchema.additionalProperties;
  // Strings that are normalized before validation: clients need to know the rules that are validated.
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
