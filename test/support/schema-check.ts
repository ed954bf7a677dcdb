/** Owns checking a report against a published schema of `schemas/`, as a reader of it would, and with no field that is not described. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

export interface SchemaCheck {
  readonly validate: ValidateFunction;
  /** The published schema lets fields be that it does not know, as new ones may come; here each must be described. */
  readonly validateStrictly: ValidateFunction;
}

export function schemaCheck(name: string): SchemaCheck {
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8'));
  return {
    validate: new Ajv({ strict: true, allErrors: true }).compile(schema),
    validateStrictly: new Ajv({ allErrors: true }).compile(closed(schema) as object),
  };
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const below = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  return 'properties' in below ? { ...below, additionalProperties: false } : below;
}
