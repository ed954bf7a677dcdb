/**
 * Owns the compiled schemas of authored files. From source they are compiled here by ajv; the bundle replaces this module by the
 * functions that ajv wrote at build time (scripts/bundle.ts), as compiling takes longer than a whole run.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { ajvOptions } from './ajv-options.ts';

export type AuthoredKind = 'kubernetes-cluster' | 'kafka-cluster' | 'profile' | 'topics' | 'users' | 'argocd' | 'rings';

const compiled = new Map<AuthoredKind, ValidateFunction>();
let ajv: Ajv | undefined;

export function validatorFor(kind: AuthoredKind): ValidateFunction {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  ajv ??= new Ajv(ajvOptions).addVocabulary(['expected']);
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${kind}.json`, import.meta.url), 'utf8'));
  const validate = ajv.compile(schema);
  compiled.set(kind, validate);
  return validate;
}
