/**
 * Owns what is said when an object does not fit its schema: data with a route into the object, so that whoever knows the files can
 * point at the line. A fault's message is a whole sentence; it names the place, the value found and what is expected.
 */
import type { Route } from '../source/node.ts';

export type FaultKeyword =
  /** The kind has no such field here. */
  | 'unknown-field'
  /** A map where text is expected, text where a number is, and so on. */
  | 'type'
  /** Not one of the values that are allowed. */
  | 'enum'
  /** A field that has to be there is not, or is null. */
  | 'required'
  /** A number too small or too large, a list too short. */
  | 'range'
  /** Text that does not match the schema's pattern. */
  | 'pattern'
  /** Text that is not base64, not a time, not a quantity. */
  | 'format'
  /** Of a few fields exactly one has to be set. */
  | 'exactly-one'
  /** A rule over several fields, which the CRD writes in CEL. */
  | 'cel'
  /** Two entries of a list with one key. */
  | 'duplicate'
  /** What no schema says, only the code of the API server. */
  | 'server';

export interface SchemaFault {
  /** From the root of the object; for a missing field it ends in the field's name. */
  readonly route: Route;
  /** Whether the key or the value at the end of the route is wrong. */
  readonly at: 'key' | 'value';
  readonly keyword: FaultKeyword;
  readonly message: string;
  /** The rule that tells of this fault, with why and how to mend it; whoever runs rules leaves the fault to it. */
  readonly rule?: string;
}
