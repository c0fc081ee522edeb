import type { Schema } from "../openapi/types";

const COMPONENTS = "#/components/schemas/";

/**
 * Follows a schema's `$ref` into the components of the document.
 *
 * @returns the schema itself, and the name of the component it came from, if any
 * @throws Error when no component has that name
 */
export function resolveSchema(schema: Schema, components: Record<string, Schema>): { name?: string; schema: Schema } {
  if (schema.$ref === undefined) return { schema };
  const name = schema.$ref.slice(COMPONENTS.length);
  const found = components[name];
  if (!found) throw new Error(`${schema.$ref} does not exist`);
  return { name, schema: found };
}
