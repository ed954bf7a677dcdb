/**
 * Owns what the JSON report of a plan looks like: the type that json.ts fills in, and `schemas/plan.json` for whoever reads one. Imported
 * by type alone elsewhere, as TypeBox is no part of the running command. Programs that read plans must let unknown fields be: new ones
 * come without a new version.
 */
import Type, { type Static, type TObject, type TProperties } from 'typebox';

const object = <T extends TProperties>(properties: T, description: string): TObject<T> =>
  Type.Object(properties, { description });
const text = (description: string) => Type.String({ description });
const texts = (description: string) => Type.Array(Type.String(), { description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const change = Type.Enum(['new', 'changed', 'gone']);

const risk = (description: string) =>
  Type.Enum(['none', 'restart', 'degraded', 'outage', 'data loss'], { description });

const position = object({ line: Type.Integer({ minimum: 1 }), column: Type.Integer({ minimum: 1 }) }, 'From 1.');

const place = object(
  {
    file: text('Path from the root of the repository, with `/`.'),
    start: position,
    end: position,
  },
  'Where it is written, or was.',
);

const values = {
  before: Type.Optional(
    Type.Unknown({ description: 'Not there where nothing was. What may be a secret is `(hidden)`.' }),
  ),
  after: Type.Optional(Type.Unknown({ description: 'Not there where nothing is.' })),
};

const field = object(
  { path: text('Such as `pools.brokers.nodes`.'), ...values, place },
  'A field of an authored file.',
);

const objectChange = object(
  {
    apiVersion: Type.String(),
    kind: Type.String(),
    namespace: Type.Optional(Type.String()),
    name: Type.String(),
    change,
    fields: Type.Array(
      object(
        {
          path: text('For people; entries of lists by name.'),
          route: Type.Array(Type.Union([Type.String(), Type.Integer()]), { description: 'Keys and places in lists.' }),
          ...values,
        },
        'A field that differs.',
      ),
      { description: 'Empty unless the object is changed.' },
    ),
  },
  'A rendered object that differs.',
);

const effect = object(
  {
    id: text('What happens, as docs/effects.md lists it.'),
    name: text('What `accept` calls it: the id, and what it is about.'),
    subject: Type.Optional(Type.String()),
    outcome: Type.Enum(['none', 'dynamic', 'restart', 'made', 'grows', 'gone', 'ignored', 'refused']),
    risk: risk('What it may cost.'),
    message: text('A sentence: what happens.'),
    restarts: texts('Pods that restart because of it.'),
    times: Type.Integer({ minimum: 1, description: 'How often each of them does.' }),
    first: texts('What has to be done before the merge.'),
    afterwards: texts('What has to be done after it.'),
    steps: texts('Where several pull requests are needed: each of them.'),
    causes: Type.Array(
      object({ kind: Type.String(), name: Type.String(), path: Type.String(), ...values }, 'A field of a resource.'),
    ),
    places: Type.Array(place, { description: 'Lines that a person can edit.' }),
    accepted: Type.Union([object({ reason: Type.String(), place }, 'Why it is taken.'), Type.Null()]),
  },
  'What becomes of some of the changes.',
);

const planned = {
  change,
  risk: risk('The worst of its effects that nobody has accepted.'),
  riskWithAccepted: risk('The worst of its effects.'),
  objects: Type.Array(objectChange),
  effects: Type.Array(effect),
};

const cluster = object(
  {
    id: text('Such as `hz-prod/orders`.'),
    owner: Type.String(),
    tier: Type.Enum(['production', 'staging', 'development']),
    ...planned,
    fields: Type.Array(field, { description: 'What changes in its own words; empty for one that is new or gone.' }),
    rolls: Type.Array(
      object(
        {
          pod: Type.String(),
          times: Type.Integer({ minimum: 1 }),
          because: texts('Names of the effects that restart it.'),
        },
        'A pod that restarts.',
      ),
      { description: 'In the order of the restarts.' },
    ),
    duration: Type.Union([
      object(
        { from: count('Minutes.'), to: count('Minutes.'), assumptions: texts('Sentences.') },
        'All restarts together.',
      ),
      Type.Null(),
    ]),
    clients: Type.Array(
      object(
        {
          listener: Type.String(),
          breaks: Type.Boolean({ description: 'Whether clients that stay as they are cannot connect.' }),
          message: Type.String(),
        },
        'What clients notice.',
      ),
    ),
    storage: Type.Union([Type.String(), Type.Null()], { description: 'What becomes of claims, in a few words.' }),
  },
  'A Kafka cluster.',
);

export const planSchema = object(
  {
    version: Type.Literal(1, { description: 'Changes when a field goes or changes its meaning.' }),
    base: object(
      { ref: Type.String(), commit: Type.Union([Type.String(), Type.Null()]) },
      'What the working tree is compared with.',
    ),
    risk: risk('The worst that nobody has accepted; `--fail-on` reads it.'),
    riskWithAccepted: risk('The worst of all.'),
    summary: object(
      {
        clusters: count('Kafka clusters that differ.'),
        overlays: count('Platform overlays that differ.'),
        pods: count('Nodes of Kafka and ZooKeeper that restart.'),
        restarts: count('How often, all together.'),
        problems: count(
          'What keeps a part of the fleet from being compared, and lines of `accept` that accept nothing.',
        ),
      },
      'How much.',
    ),
    clusters: Type.Array(cluster, { description: 'By id.' }),
    overlays: Type.Array(
      object({ id: text('Folder below `overlays/`.'), ...planned }, 'What a Kubernetes cluster has once.'),
    ),
    arrival: Type.Union(
      [
        object(
          {
            atOnce: texts('Ids of clusters and overlays.'),
            waits: Type.Array(
              object(
                {
                  kubernetes: Type.String(),
                  window: text('In words, such as `Tue, Thu 02:00–05:00 Europe/Amsterdam`.'),
                  ids: texts('Ids of clusters and overlays.'),
                },
                'What waits for the next window of a Kubernetes cluster.',
              ),
            ),
          },
          'When Argo CD applies what differs.',
        ),
        Type.Null(),
      ],
      { description: 'Null where clusters/argocd.yaml does not describe an Argo CD.' },
    ),
    shared: Type.Array(
      object(
        {
          path: Type.String(),
          reaches: texts('Ids of clusters and overlays.'),
          restarts: count('Pods in all of them.'),
        },
        'A file that reaches several.',
      ),
    ),
    problems: Type.Array(object({ id: Type.String(), message: Type.String(), place }, 'A fault of a file.')),
  },
  'What `fleet plan --format json` prints.',
);

export type PlanJson = Static<typeof planSchema>;
export type PlanClusterJson = Static<typeof cluster>;
export type PlanEffectJson = Static<typeof effect>;
export type PlanObjectJson = Static<typeof objectChange>;
export type PlanPlaceJson = Static<typeof place>;
