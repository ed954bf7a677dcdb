/** Owns hand-made plans for tests of reports: each kind of change that a reviewer meets, one that reaches hundreds, one of hostile texts. */
import type { ChangedField, ClusterPlan, FleetPlan, ObjectChange, PlannedEffect } from '../../tooling/plan/plan.ts';
import { worstOf } from '../../tooling/report/plan/risk-words.ts';
import { fromPlain, type Origin, type SourceFile } from '../../tooling/source/node.ts';
import type { FieldChange } from '../../tooling/strimzi/effects/effect.ts';
import type { RolledPod } from '../../tooling/strimzi/effects/roll.ts';
import { placeIn } from './judgements.ts';

const base = { ref: 'origin/main', commit: '3681c70d0b1d3c1f2a4b5c6d7e8f901234567890' } as const;

const file: SourceFile = {
  path: 'clusters/hz-prod/orders.yaml',
  text: `kind: KafkaCluster
owner: team-orders
accept:
  - { change: pool-gone archive, risk: data loss, reason: 'its topics moved to hz-prod/history, CHG-1042' }
kafka:
  config:
    num.io.threads: 16
pools:
  controllers: { roles: [controller] }
  brokers:
    nodes: 5
    roles: [broker]
    storage: { size: 200Gi }
    memory: 24Gi
`,
};
const baseFile: SourceFile = {
  path: 'base/kafka/kraft/kafka.yaml',
  text: 'kind: Kafka\nspec:\n  kafka:\n    config:\n      num.network.threads: 6\n',
};
const gonePlace: Origin = { file: { path: 'clusters/hz-prod/legacy.yaml', text: '' }, start: 0, end: 0 };

function change(
  kind: string,
  name: string,
  path: string,
  before?: FieldChange['before'],
  after?: FieldChange['after'],
) {
  return { kind, name, route: path.split('.'), path, before, after } satisfies FieldChange;
}

type Draft = Omit<Partial<ClusterPlan>, 'id'> & { readonly id: string };

function cluster(draft: Draft): ClusterPlan {
  const effects = draft.effects ?? [];
  return {
    change: 'changed',
    owner: 'team-orders',
    tier: 'production',
    fields: [],
    objects: [],
    effects,
    rolls: [],
    duration: undefined,
    clients: [],
    storage: undefined,
    risk: worstOf(effects.map((one) => one.risk)),
    ...draft,
  };
}

function fleet(draft: Partial<FleetPlan>): FleetPlan {
  const effects = [...(draft.clusters ?? []), ...(draft.overlays ?? [])].flatMap((one) => one.effects);
  const open = effects.filter((one) => one.accepted === undefined);
  return {
    base,
    clusters: [],
    overlays: [],
    shared: [],
    problems: [],
    notes: [],
    risk: worstOf(open.map((one) => one.risk)),
    riskWithAccepted: worstOf(effects.map((one) => one.risk)),
    ...draft,
  };
}

function rolled(prefix: string, ids: readonly number[], times = 1): readonly RolledPod[] {
  return ids.map((id) => ({ pod: `${prefix}-${id}`, times, because: [] }));
}

function object(
  kind: string,
  name: string,
  of: ObjectChange['change'] = 'changed',
  fields: readonly ChangedField[] = [],
) {
  return {
    object: { apiVersion: 'kafka.strimzi.io/v1', kind, namespace: 'kafka', name },
    change: of,
    fields,
    before: undefined,
    after: undefined,
  } satisfies ObjectChange;
}

function node(value: Parameters<typeof fromPlain>[0], origin: Origin) {
  return fromPlain(value, origin);
}

const oneHour = { from: 6, to: 60 } as const;
const assumptions = [
  '6 restarts, one after the other, of 1m to 10m each; nobody measured that, so write what it takes here as `restart: { fastest, slowest }`.',
  'The next node waits until no partition would have too few replicas in sync.',
];

export const empty: FleetPlan = fleet({});

export const newCluster: FleetPlan = fleet({
  clusters: [
    cluster({
      id: 'hz-prod/payments',
      change: 'new',
      owner: 'team-payments',
      objects: ['Kafka', 'KafkaNodePool', 'ConfigMap'].map((kind) => object(kind, 'payments', 'new')),
      storage: '3 new × 10Gi, 3 new × 100Gi',
      effects: [
        {
          id: 'kafka-new',
          subject: 'Kafka kafka/payments',
          outcome: 'made',
          risk: 'none',
          changes: [change('Kafka', 'payments', '')],
          says: 'Kafka cluster `payments` is made: 3 controllers and 3 brokers with empty disks.',
          afterwards: ['Give its clients the Secret `payments-cluster-ca-cert`.'],
          origins: [
            { file: { path: 'clusters/hz-prod/payments.yaml', text: 'kind: KafkaCluster\n' }, start: 0, end: 4 },
          ],
        },
      ],
    }),
  ],
});

const grow: PlannedEffect = {
  id: 'volumes-grow',
  subject: 'orders-brokers',
  outcome: 'grows',
  risk: 'none',
  changes: [change('KafkaNodePool', 'orders-brokers', 'spec.storage.size', '100Gi', '200Gi')],
  says: 'The 3 disks of `orders-brokers` grow from 100Gi to 200Gi while they are used; a disk never becomes smaller again.',
  origins: [placeIn(file, '200Gi')],
};

export const resize: FleetPlan = fleet({
  clusters: [
    cluster({
      id: 'hz-prod/orders',
      objects: [object('Kafka', 'orders'), object('KafkaNodePool', 'orders-brokers')],
      fields: [
        {
          path: 'pools.brokers.nodes',
          before: node(3, placeIn(file, '5')),
          after: node(5, placeIn(file, '5')),
          origin: placeIn(file, '5'),
        },
        {
          path: 'pools.brokers.storage.size',
          before: node('100Gi', placeIn(file, '200Gi')),
          after: node('200Gi', placeIn(file, '200Gi')),
          origin: placeIn(file, '200Gi'),
        },
        {
          path: 'pools.brokers.memory',
          before: undefined,
          after: node('24Gi', placeIn(file, '24Gi')),
          origin: placeIn(file, '24Gi'),
        },
      ],
      storage: '3 × 100Gi → 200Gi, 2 new × 200Gi',
      rolls: [
        ...rolled('orders-controllers', [3, 4, 5]),
        ...rolled('orders-brokers', [0]),
        ...rolled('orders-brokers', [1], 2),
        ...rolled('orders-brokers', [2]),
      ],
      duration: { ...oneHour, assumptions },
      effects: [
        grow,
        {
          id: 'brokers-added',
          subject: 'orders-brokers',
          outcome: 'made',
          risk: 'none',
          changes: [change('KafkaNodePool', 'orders-brokers', 'spec.replicas', 3, 5)],
          says: 'Brokers 6 and 7 of `orders-brokers` start, before any other pod restarts.',
          afterwards: [
            'Move partitions to them with a KafkaRebalance of mode `add-brokers`: until then they have none.',
          ],
          origins: [placeIn(file, '5')],
        },
        {
          id: 'nodes-restart',
          subject: 'orders-brokers',
          outcome: 'restart',
          risk: 'restart',
          restarts: ['orders-brokers-0', 'orders-brokers-1', 'orders-brokers-2'],
          changes: [
            change('KafkaNodePool', 'orders-brokers', 'spec.resources.limits.memory', '16Gi', '24Gi'),
            change('KafkaNodePool', 'orders-brokers', 'spec.resources.requests.memory', '16Gi', '24Gi'),
          ],
          says: 'Brokers 0 to 2 restart one by one, because `spec.resources` differs.',
          origins: [placeIn(file, '24Gi')],
        },
      ],
    }),
  ],
});

export const shrinkRefused: FleetPlan = fleet({
  clusters: [
    cluster({
      id: 'hz-prod/orders',
      objects: [object('KafkaNodePool', 'orders-brokers')],
      fields: [
        {
          path: 'pools.brokers.nodes',
          before: node(6, placeIn(file, '5')),
          after: node(5, placeIn(file, '5')),
          origin: placeIn(file, '5'),
        },
      ],
      effects: [
        {
          id: 'brokers-removed',
          subject: 'orders-brokers',
          outcome: 'refused',
          risk: 'outage',
          changes: [change('KafkaNodePool', 'orders-brokers', 'spec.replicas', 6, 5)],
          says: 'Broker 5 of `orders-brokers` goes only when it holds no replica; until then Strimzi 1.2.0 refuses the whole cluster, and reconciles nothing of it.',
          first: ['Apply a KafkaRebalance of mode `remove-brokers` with `brokers: [5]`, and wait until it is `Ready`.'],
          steps: ['Empty broker 5 with a KafkaRebalance.', 'Then set `pools.brokers.nodes` to 5.'],
          origins: [placeIn(file, '5')],
        },
      ],
    }),
  ],
});

/** @param count of clusters; every tenth has more brokers. */
export function baseChange(count: number): FleetPlan {
  const clusters = Array.from({ length: count }, (_, index) => {
    const name = `tenant-${String(index).padStart(3, '0')}`;
    const brokers = index % 10 === 0 ? [0, 1, 2, 3, 4, 5] : [0, 1, 2];
    const pods = brokers.map((id) => `${name}-brokers-${id}`);
    const plan = cluster({
      id: `${index % 2 === 0 ? 'hz-prod' : 'ams-prod'}/${name}`,
      owner: `team-${index % 7}`,
      objects: [object('Kafka', name)],
      rolls: rolled(`${name}-brokers`, brokers),
      duration: { from: brokers.length, to: brokers.length * 10, assumptions },
      effects: [
        {
          id: 'settings-restart',
          outcome: 'restart',
          risk: 'restart',
          restarts: pods,
          changes: [change('Kafka', name, 'spec.kafka.config.num.network.threads', 3, 6)],
          says: `Brokers of \`${name}\` restart one by one, as \`num.network.threads\` is read only when they start.`,
          origins: [placeIn(baseFile, '6')],
        },
      ],
    });
    return plan;
  });
  return fleet({
    clusters,
    shared: [
      {
        path: baseFile.path,
        reaches: clusters.map((one) => one.id),
        restarts: clusters.reduce((sum, one) => sum + one.rolls.length, 0),
      },
    ],
  });
}

export const goneCluster: FleetPlan = fleet({
  clusters: [
    cluster({
      id: 'hz-prod/legacy',
      change: 'gone',
      objects: [object('Kafka', 'legacy', 'gone')],
      storage: '3 unused × 100Gi',
      effects: [
        {
          id: 'kafka-gone',
          subject: 'Kafka kafka/legacy',
          outcome: 'gone',
          risk: 'data loss',
          changes: [change('Kafka', 'legacy', '')],
          says: 'Kafka cluster `legacy` goes with all its pods and topics; its 3 claims go with it, as `deleteClaim` is true.',
          first: ['Ask team-legacy whether anybody still reads it, and copy what is to be kept.'],
          origins: [gonePlace],
        },
        {
          id: 'overlay-gone',
          outcome: 'ignored',
          risk: 'degraded',
          changes: [change('Kafka', 'legacy', '')],
          says: 'Argo CD deletes nothing of it: its Application says "app path does not exist".',
          steps: [
            'Set `removal: unprotected`, and wait until Argo CD has synced.',
            'Set `removal: deleted`.',
            'Delete the file and its overlay.',
          ],
          origins: [gonePlace],
        },
      ],
    }),
  ],
  overlays: [
    {
      id: 'hz-prod/operator',
      change: 'changed',
      risk: 'restart',
      objects: [object('Deployment', 'strimzi-cluster-operator')],
      effects: [
        {
          id: 'pods-restart',
          subject: 'Deployment strimzi/strimzi-cluster-operator',
          outcome: 'restart',
          risk: 'restart',
          restarts: ['strimzi-cluster-operator'],
          changes: [change('Deployment', 'strimzi-cluster-operator', 'spec.template.spec.containers', '384Mi', '1Gi')],
          says: 'The pod of `strimzi-cluster-operator` is made anew; no cluster is looked after for a minute.',
          origins: [{ file: { path: 'clusters/hz-prod/cluster.yaml', text: 'strimzi: {}\n' }, start: 0, end: 7 }],
        },
      ],
    },
  ],
});

export const lossAccepted: FleetPlan = fleet({
  clusters: [
    cluster({
      id: 'hz-prod/orders',
      objects: [object('KafkaNodePool', 'orders-archive', 'gone')],
      storage: '2 unused × 1Ti',
      effects: [
        {
          id: 'pool-gone',
          subject: 'archive',
          outcome: 'gone',
          risk: 'data loss',
          changes: [change('KafkaNodePool', 'orders-archive', 'spec.replicas', 2, undefined)],
          says: 'KafkaNodePool `orders-archive` goes with brokers 8 and 9, whatever replicas they hold.',
          first: ['Move every partition off brokers 8 and 9.'],
          origins: [placeIn(file, 'pools')],
          accepted: {
            reason: 'its topics moved to hz-prod/history, CHG-1042',
            origin: placeIn(file, '{ change: pool-gone archive'),
          },
        },
        grow,
      ],
      clients: [
        {
          listener: 'external',
          breaks: true,
          says: 'Clients find it at `orders.example.org:9094` instead of node port 32100.',
          changes: [change('Kafka', 'orders', 'spec.kafka.listeners[external].type', 'nodeport', 'loadbalancer')],
        },
      ],
    }),
  ],
});

const nasty =
  '@everyone </details><!-- kafka-fleet plan part 9/9 --> <img src=x onerror=alert(1)> [click](https://evil.example/) ![p](https://evil.example/p.png)\n```\n# heading\n::error::x\u001b[31m | a | b | $x$ `code` ';
const hostileFile: SourceFile = { path: `clusters/hz/${nasty}.yaml`, text: `${nasty}\n`.repeat(3) };
const hostilePlace: Origin = { file: hostileFile, start: 0, end: 10 };

export const hostile: FleetPlan = fleet({
  base: { ref: nasty, commit: undefined },
  clusters: [
    cluster({
      id: `hz/${nasty}`,
      owner: nasty,
      storage: nasty,
      objects: [
        object('Secret', nasty, 'changed', [
          {
            route: ['data', 'key'],
            path: 'data.key',
            before: node('s3cret-before', hostilePlace),
            after: node('s3cret-after', hostilePlace),
          },
        ]),
      ],
      fields: [
        {
          path: nasty,
          before: node(nasty, hostilePlace),
          after: node({ [nasty]: nasty }, hostilePlace),
          origin: hostilePlace,
        },
        {
          path: 'manifests[x].stringData.password',
          before: node('s3cret-before', hostilePlace),
          after: node('s3cret-after', hostilePlace),
          origin: hostilePlace,
        },
      ],
      rolls: [{ pod: nasty, times: 3, because: [] }],
      duration: { from: 1, to: 3000, assumptions: [nasty] },
      effects: [
        {
          id: 'object-gone',
          subject: nasty,
          outcome: 'gone',
          risk: 'data loss',
          restarts: [nasty],
          changes: [
            change('Secret', nasty, 'data.key', 's3cret-before', 's3cret-after'),
            change('Kafka', nasty, 'spec.kafka.config.sasl.jaas.config', 's3cret-before', 's3cret-after'),
          ],
          says: nasty,
          first: [nasty, nasty],
          afterwards: [nasty],
          steps: [nasty],
          origins: [hostilePlace],
          accepted: { reason: nasty, origin: hostilePlace },
        },
        {
          id: 'object-gone',
          outcome: 'gone',
          risk: 'outage',
          changes: [change('ConfigMap', nasty, nasty, 'a', 'b')],
          says: nasty,
          first: [nasty],
          origins: [hostilePlace],
        },
      ],
      clients: [{ listener: nasty, breaks: true, says: nasty, changes: [] }],
    }),
  ],
  shared: [{ path: nasty, reaches: [nasty, nasty], restarts: 1 }],
  problems: [{ id: 'kustomization', message: nasty, origin: hostilePlace }],
});

export const withProblems: FleetPlan = fleet({
  ...resize,
  problems: [
    {
      id: 'authored-file',
      message: '`roles` is `brokers`; expected `broker` or `controller`.',
      origin: placeIn(file, '[broker]'),
    },
  ],
});

export const samplePlans: Readonly<Record<string, FleetPlan>> = {
  empty,
  'new cluster': newCluster,
  resize,
  'shrink refused': shrinkRefused,
  'base change': baseChange(300),
  'gone cluster': goneCluster,
  'data loss accepted': lossAccepted,
  hostile,
  'with problems': withProblems,
};
