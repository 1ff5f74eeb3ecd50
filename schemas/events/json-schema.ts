import { z } from 'zod';
import type { FactDefinition } from './definition';
import type { FactType } from './fact-types';
import { FACT_REGISTRY } from './registry';

/** A JSON Schema document. */
export type JsonSchema = Record<string, unknown>;

/** Where schemas are addressed when no host is configured; the name is reserved for examples and resolves nowhere. */
export const DEFAULT_SCHEMA_BASE = 'https://qpp-lifecycle.example/schemas/qpp-lifecycle';

/** The CloudEvents `dataschema` of a type: `<base>/<aggregate>.<event>/<major>.<minor>.json`. */
export function dataSchemaAddress(type: FactType, base = DEFAULT_SCHEMA_BASE): string {
  const { major, minor } = FACT_REGISTRY[type].version;
  return `${base}/${type}/${major}.${minor}.json`;
}

/**
 * JSON Schema 2020-12 of a type's `data`, as consumers get it. Producers are held to the exact properties, consumers are
 * not: a later minor version may add optional ones, so `additionalProperties: false` is left out.
 */
export function factJsonSchema(type: FactType, base = DEFAULT_SCHEMA_BASE): JsonSchema {
  const definition: FactDefinition<FactType, z.ZodType> = FACT_REGISTRY[type];
  const generated = z.toJSONSchema(definition.schema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return {
    ...generated,
    $id: dataSchemaAddress(type, base),
    title: type,
    description: definition.summary,
    examples: [definition.example],
  };
}
