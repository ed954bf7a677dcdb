/** Owns how ajv reads the schemas, at build time and from source alike. */
import type { Options } from 'ajv';

export const ajvOptions: Options = {
  allErrors: true,
  discriminator: true,
  /** Errors carry their schema, from which the messages take what is expected. */
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  /** Schemas use `required` on their own and defaults as text, for people. */
  strictRequired: false,
  useDefaults: false,
};
