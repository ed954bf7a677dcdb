/**
 * Owns what the JSON report looks like: the type that json.ts fills in, and `schemas/report.json` for whoever reads one. Imported by
 * type alone elsewhere, as TypeBox is no part of the running command. Programs that read reports must let unknown fields be: new ones
 * come without a new version.
 */
import Type, { type Static, type TObject, type TProperties } from 'typebox';

const object = <T extends TProperties>(properties: T, description: string): TObject<T> =>
  Type.Object(properties, { description });

const count = (description: string) => Type.Integer({ minimum: 0, description });

const position = (description: string) =>
  object(
    {
      line: Type.Integer({ minimum: 1, description: 'Line, from 1.' }),
      column: Type.Integer({ minimum: 1, description: 'Column, from 1, in UTF-16 units as editors count.' }),
    },
    description,
  );

const place = {
  file: Type.String({ description: 'Path from the root of the repository, with `/`.' }),
  start: position('The first character.'),
  end: position('Behind the last character; the same as `start` where the place has no length.'),
};

const related = object(
  { message: Type.String({ description: 'What stands there.' }), ...place },
  'A further place that helps to understand the finding.',
);

const renderedObject = object(
  {
    apiVersion: Type.String(),
    kind: Type.String(),
    namespace: Type.Optional(Type.String({ description: 'Not there for objects without a namespace.' })),
    name: Type.String(),
    path: Type.Array(Type.Union([Type.String(), Type.Integer()]), {
      description: 'Keys and list indexes that lead to the field; empty for the whole object.',
    }),
  },
  'The rendered object that the finding is about.',
);

const findingFields = {
  rule: Type.String({ description: 'Id of the rule; `fleet explain` tells about it.' }),
  severity: Type.Enum(['error', 'warning'], {
    description: 'An error fails the run; a warning with `--fail-on warning`.',
  }),
  message: Type.String({
    description: 'One sentence: what is wrong, the value found, what is expected or what to do.',
  }),
  ...place,
  path: Type.Optional(
    Type.String({
      description: 'The field of an authored file, as a suppression names it: `kafka.listeners[external]`.',
    }),
  ),
  related: Type.Array(related, { description: 'Further places.' }),
  object: Type.Union([renderedObject, Type.Null()], { description: 'Null for a finding of a file.' }),
  clusters: Type.Array(Type.String(), {
    description:
      'Kafka clusters it reaches, such as `hz-prod/orders`, all of them; empty when it is about no single one.',
  }),
};

const finding = object(findingFields, 'One fault at one place that a person can edit.');

const suppressed = object(
  {
    ...findingFields,
    suppression: object(
      {
        reason: Type.String({ description: 'Why it is fine there.' }),
        until: Type.String({ description: 'The last day on which the suppression holds, such as `2027-03-31`.' }),
        approvedBy: Type.Optional(Type.String({ description: 'Who else agreed.' })),
        ...place,
      },
      'How and where it was accepted.',
    ),
  },
  'A finding that somebody accepted; it fails no run.',
);

export const reportSchema = object(
  {
    version: Type.Literal(1, { description: 'Changes when a field goes or changes its meaning.' }),
    summary: object(
      {
        errors: count('Findings of severity error.'),
        warnings: count('Findings of severity warning.'),
        suppressed: count('Findings that are suppressed; not among the errors and warnings.'),
        baseline: count('Findings that the baseline holds; not among the errors and warnings.'),
        kubernetesClusters: count('Kubernetes clusters that were checked.'),
        kafkaClusters: count('Kafka clusters that were checked.'),
        objects: count('Rendered objects that were checked.'),
      },
      'How many findings, in how much.',
    ),
    findings: Type.Array(finding, { description: 'By file, place and rule.' }),
    suppressed: Type.Array(suppressed, { description: 'What somebody accepted for a while.' }),
  },
  'What `fleet validate --format json` prints.',
);

export type ReportJson = Static<typeof reportSchema>;
export type FindingJson = Static<typeof finding>;
export type SuppressedJson = Static<typeof suppressed>;
export type PlaceJson = Pick<FindingJson, 'file' | 'start' | 'end'>;
