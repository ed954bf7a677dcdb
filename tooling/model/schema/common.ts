/**
 * Owns the small pieces that authored files are made of: names, sizes, maps of labels. Each says in `expected` what a person should
 * write, which the messages quote. Imported by type alone outside this folder: TypeBox is not part of the running command.
 */
import Type from 'typebox';

/** `expected` completes "…, expected <…>." in messages. */
type FieldOptions = {
  readonly description: string;
  readonly expected?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
};

export const object = <T extends Record<string, Type.TSchema>>(
  properties: T,
  options: { readonly description: string; readonly expected?: string },
) => Type.Object(properties, { ...options, additionalProperties: false });

/** A part that is there as soon as it is written, with `{}` at the least; a file turns off what a profile turned on. */
export const part = <T extends Record<string, Type.TSchema>>(
  properties: T,
  options: { readonly description: string },
) =>
  object(
    {
      enabled: Type.Optional(
        flag({ description: 'Whether it is there at all.', default: 'true as soon as the section is written' }),
      ),
      ...properties,
    },
    {
      ...options,
      expected: Object.values(properties).every(Type.IsOptional)
        ? '`{}` for its defaults, or `key: value` lines below it'
        : '`key: value` lines below it',
    },
  );

export const optional = Type.Optional;

export const text = (options: FieldOptions) => Type.String({ minLength: 1, ...options });

export const oneOf = <const T extends readonly string[]>(values: T, options: FieldOptions) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values, ...options });

export const flag = (options: FieldOptions) => Type.Boolean({ expected: '`true` or `false`', ...options });

export const count = (minimum: number, maximum: number, options: FieldOptions) =>
  Type.Integer({ minimum, maximum, expected: `a whole number from ${minimum} to ${maximum}`, ...options });

/** A name that Kubernetes takes for an object and as a part of DNS names. */
export const name = (options: FieldOptions) =>
  Type.String({
    pattern: '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$',
    expected: 'lower-case letters, digits and `-`, beginning with a letter, 63 characters at most',
    ...options,
  });

/** Memory and disk sizes, as Kubernetes writes them; the unit is part of it, as a size without one is a slip. */
export const size = (options: FieldOptions) =>
  Type.String({
    pattern: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$',
    expected: 'a number with a unit Mi, Gi or Ti, such as `16Gi`',
    ...options,
  });

/** A time that something takes. */
export const duration = (options: FieldOptions) =>
  Type.String({
    pattern: '^[1-9][0-9]*(s|m|h)$',
    expected: 'a time such as `90s`, `5m` or `1h`',
    ...options,
  });

/** A time such as `7d`, or no limit at all. */
export const limitOfTime = (options: FieldOptions) =>
  Type.String({
    pattern: '^([0-9]+(ms|s|m|h|d|w)|unlimited)$',
    expected: 'a time such as `7d`, `12h` or `30m`, or `unlimited`',
    ...options,
  });

/** A size, or no limit at all. */
export const limitOfSize = (options: FieldOptions) =>
  Type.String({
    pattern: '^([0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)|unlimited)$',
    expected: 'a number with a unit Mi, Gi or Ti, such as `10Gi`, or `unlimited`',
    ...options,
  });

/** A name that Kubernetes takes for an object whose name is no part of others. RFC 1123 subdomain. */
export const objectName = (options: FieldOptions) =>
  Type.String({
    maxLength: 253,
    pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
    expected: 'lower-case letters, digits, `-` and `.`, with a letter or digit at both ends',
    ...options,
  });

export const cpu = (options: FieldOptions) =>
  Type.Unsafe<string | number>({
    type: ['number', 'string'],
    exclusiveMinimum: 0,
    pattern: '^[0-9]+(\\.[0-9]+)?m?$',
    expected: 'a number of CPUs such as `4`, `0.5` or `500m`',
    ...options,
  });

export const heap = (options: FieldOptions) =>
  Type.String({
    pattern: '^[0-9]+(Ki|Mi|Gi|[kKmMgG])$',
    expected: 'a whole number with a unit Mi or Gi, such as `6Gi`',
    ...options,
  });

export const labels = (options: FieldOptions) =>
  Type.Record(Type.String(), Type.String({ expected: 'text; put numbers, `true` and dates in quotes' }), options);

/** Handed on to the object as it is; what may stand in it is checked where the object is. */
export const asInKubernetes = (options: FieldOptions) => Type.Record(Type.String(), Type.Unknown(), options);

export const listOf = <T extends Type.TSchema>(items: T, options: FieldOptions) => Type.Array(items, options);

/** A semantic version as Kafka and Strimzi have it. */
export const version = (options: FieldOptions) =>
  Type.String({
    pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$',
    expected: 'a version with three parts, such as `3.9.2`',
    ...options,
  });

/** A choice between shapes that a field names, so that a mistake in one shape is one message. */
export const byField = <T extends Type.TSchema[]>(field: string, shapes: [...T], options: FieldOptions) =>
  Type.Unsafe<Type.Static<T[number]>>({
    type: 'object',
    discriminator: { propertyName: field },
    required: [field],
    oneOf: shapes,
    ...options,
  });
