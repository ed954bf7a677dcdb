/** What `fleet resize` makes of a file: each place a value can stand in, and what is refused. */
import { describe, expect, test } from 'vitest';
import { editFiles } from '../lint/mend/edit-files.ts';
import { loadFleet } from '../model/load.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { withTexts } from '../source/with-texts.ts';
import { heapNotes, planResize } from './resize.ts';
import type { Wish } from './wish.ts';

const kubernetes = (release: string) => `kind: KubernetesCluster
provider: other
kubernetes: "1.34"
storageClasses:
  - { name: fast, allowVolumeExpansion: true, default: true }
  - { name: rigid, allowVolumeExpansion: false }
strimzi: { release: ${release} }
`;

const profile = `kind: Profile
kafka:
  memory: 4Gi
  heap: 1536Mi
  storage:
    class: fast
    size: 50Gi
`;
const volumes = `kind: Profile
kafka: { storage: { volumes: [{ id: 0, size: 50Gi }, { id: 1, size: 50Gi }] } }
`;

function open(text: string, release: string): Documents {
  return openDocuments(
    treeOf({
      'clusters/profiles/base.yaml': profile,
      'clusters/profiles/volumes.yaml': volumes,
      'clusters/hz/cluster.yaml': kubernetes(release),
      'clusters/hz/orders.yaml': `kind: KafkaCluster\nowner: team\n${text}`,
    }),
  );
}

interface Outcome {
  /** The lines that are new. */
  readonly lines: readonly string[];
  readonly gone: readonly string[];
  readonly notes: readonly string[];
}

function resize(text: string, wish: Wish, release = text.includes('zookeeper') ? '0.45.2' : '1.2.0'): Outcome | string {
  const documents = open(text, release);
  const fleet = loadFleet(documents);
  expect(fleet.problems.map((one) => one.message)).toEqual([]);
  const [cluster] = fleet.kafkaClusters;
  if (cluster === undefined) throw new Error('no cluster');
  const planned = planResize(cluster, wish);
  if ('refused' in planned) return planned.refused;
  const edited = editFiles(documents, planned.edits);
  if ('unmade' in edited) return `unmade ${edited.unmade}`;
  const [file] = edited.files;
  const before = file?.before.text.split('\n') ?? [];
  const after = file?.after.text.split('\n') ?? [];
  const changed = loadFleet(withTexts(documents, new Map(edited.files.map((one) => [one.path, one.after]))));
  expect(changed.problems.map((one) => one.message)).toEqual([]);
  const [now] = changed.kafkaClusters;
  return {
    lines: after.filter((line) => !before.includes(line)),
    gone: before.filter((line) => !after.includes(line)),
    notes: [...planned.notes, ...(now === undefined ? [] : heapNotes(cluster, now, wish))],
  };
}

const zookeeper = `kafka: { version: 3.9.2, brokers: 3, storage: { size: 100Gi } } # ours
zookeeper:
  memory: 4Gi
  storage: { size: 20Gi }
`;
const kraft = `kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools:
  controllers: { roles: [controller] }
  # The first.
  brokers: { roles: [broker], memory: 8Gi, heap: 4Gi, storage: { size: 100Gi } }
`;
const shared = `kafka: { version: 4.3.1, metadataVersion: 4.3-IV0, brokers: 3, memory: 8Gi, storage: { size: 100Gi } }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`;
const twoOfBrokers = `${shared.replace('brokers: 3, ', '')}  more: { roles: [broker] }
`;
const jbod = `kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    storage:
      volumes:
        - { id: 0, size: 100Gi }
        - { id: 2, size: 100Gi, class: rigid } # slow
`;
const mixed = `tier: development
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools:
  mixed: { roles: [controller, broker], storage: { size: 10Gi } }
`;
const ofProfile = (name: string, more = '') => `profiles: [${name}]
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
${more}`;

describe('is written where it stands', () => {
  test.each<[string, string, Wish, readonly string[]]>([
    [
      'brokers without pools',
      zookeeper,
      { brokers: 5, storage: '200Gi' },
      ['kafka: { version: 3.9.2, brokers: 5, storage: { size: 200Gi } } # ours'],
    ],
    [
      'or by the name of all nodes',
      zookeeper,
      { nodes: 4 },
      ['kafka: { version: 3.9.2, brokers: 4, storage: { size: 100Gi } } # ours'],
    ],
    [
      'ZooKeeper',
      zookeeper,
      { zookeeper: true, nodes: 5, memory: '8Gi', storage: '40Gi' },
      ['  memory: 8Gi', '  storage: { size: 40Gi }', '  nodes: 5'],
    ],
    [
      'the pool with the brokers',
      kraft,
      { brokers: 5, storage: '200Gi', memory: '16Gi', heap: '6Gi', cpu: 4, cpuLimit: '4500m' },
      [
        '  brokers: { roles: [broker], memory: 16Gi, heap: 6Gi, storage: { size: 200Gi }, nodes: 5, cpu: 4, cpuLimit: 4500m }',
      ],
    ],
    [
      'a pool by its name',
      kraft,
      { pool: 'controllers', memory: '2Gi' },
      ['  controllers: { roles: [controller], memory: 2Gi }'],
    ],
    [
      'a pool by that of its KafkaNodePool',
      kraft,
      { pool: 'orders-controllers', storage: '40Gi' },
      ['  controllers: { roles: [controller], storage: { size: 40Gi } }'],
    ],
    [
      'one pool for all',
      mixed,
      { storage: '20Gi' },
      ['  mixed: { roles: [controller, broker], storage: { size: 20Gi } }'],
    ],
    [
      'where all brokers are described',
      shared,
      { brokers: 5, memory: '16Gi', storage: '200Gi' },
      ['kafka: { version: 4.3.1, metadataVersion: 4.3-IV0, brokers: 5, memory: 16Gi, storage: { size: 200Gi } }'],
    ],
    [
      'of several pools with brokers in its own',
      twoOfBrokers,
      { pool: 'more', memory: '16Gi', storage: '200Gi' },
      ['  more: { roles: [broker], memory: 16Gi, storage: { size: 200Gi } }'],
    ],
    ['one volume', jbod, { pool: 'brokers', volume: 0, storage: '1Ti' }, ['        - { id: 0, size: 1Ti }']],
  ])('%s', (_name, text, wish, lines) => {
    expect(resize(text, wish)).toMatchObject({ lines });
  });

  test('and what a profile says is said anew', () => {
    expect([
      resize(ofProfile('base'), { pool: 'brokers', memory: '8Gi' }),
      resize(ofProfile('base'), { pool: 'brokers', storage: '80Gi' }),
      resize(ofProfile('volumes'), { pool: 'brokers', storage: '80Gi', volume: 1 }),
      resize(ofProfile('volumes'), { pool: 'brokers', storage: '80Gi', volume: 'all' }),
    ]).toMatchInlineSnapshot(`
      [
        {
          "gone": [
            "  brokers: { roles: [broker] }",
          ],
          "lines": [
            "  brokers: { roles: [broker], memory: 8Gi }",
          ],
          "notes": [
            "\`pools.brokers.memory\` came from profile \`base\`; \`clusters/hz/orders.yaml\` says it itself now, and a change of the profile no longer reaches it.",
            "The heap of \`pools.brokers\` follows its memory: 4096Mi after 1536Mi.",
          ],
        },
        {
          "gone": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }",
          ],
          "lines": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0, storage: { size: 80Gi } }",
          ],
          "notes": [
            "\`kafka.storage.size\` came from profile \`base\`; \`clusters/hz/orders.yaml\` says it itself now, and a change of the profile no longer reaches it.",
          ],
        },
        {
          "gone": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }",
          ],
          "lines": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0, storage: { volumes: [{ id: 0, size: 50Gi }, { id: 1, size: 80Gi }] } }",
          ],
          "notes": [
            "\`kafka.storage\` came from profile \`volumes\`; \`clusters/hz/orders.yaml\` says it itself now, and a change of the profile no longer reaches it.",
          ],
        },
        {
          "gone": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }",
          ],
          "lines": [
            "kafka: { version: 4.3.1, metadataVersion: 4.3-IV0, storage: { volumes: [{ id: 0, size: 80Gi }, { id: 1, size: 80Gi }] } }",
          ],
          "notes": [
            "\`kafka.storage\` came from profile \`volumes\`; \`clusters/hz/orders.yaml\` says it itself now, and a change of the profile no longer reaches it.",
          ],
        },
      ]
    `);
  });

  test('and the heap follows where nobody chose one', () => {
    expect(resize(shared, { pool: 'brokers', memory: '10Gi' })).toMatchObject({
      notes: ['The heap of `pools.brokers` follows its memory: 5120Mi after 4096Mi.'],
    });
    expect(resize(kraft, { pool: 'brokers', memory: '16Gi' })).toMatchObject({ notes: [] });
  });
});

describe('is refused', () => {
  test.each<[string, Wish, string]>([
    [
      kraft,
      {},
      'Say what to change: `--brokers`, `--nodes`, `--storage`, `--memory`, `--cpu`, `--cpu-limit` or `--heap`.',
    ],
    [
      kraft,
      { pool: 'brokers' },
      'Say what to change: `--brokers`, `--nodes`, `--storage`, `--memory`, `--cpu`, `--cpu-limit` or `--heap`.',
    ],
    [
      kraft,
      { memory: '16Gi' },
      'hz/orders has several pools; say which is meant with `--pool`: `controllers` or `brokers`.',
    ],
    [
      twoOfBrokers,
      { brokers: 4 },
      'hz/orders has several pools; say which is meant with `--pool`: `brokers` or `more`.',
    ],
    [kraft, { pool: 'broker', nodes: 4 }, 'hz/orders has no pool `broker`; did you mean `brokers`?'],
    [kraft, { pool: 'x', nodes: 4 }, 'hz/orders has no pool `x`; expected `controllers` or `brokers`.'],
    [zookeeper, { pool: 'x', nodes: 4 }, 'hz/orders has no pools, so `--pool x` names none; leave it out.'],
    [
      kraft,
      { pool: 'controllers', brokers: 5 },
      'Pool `controllers` of hz/orders has no brokers; write `--nodes 5` for its controllers.',
    ],
    [kraft, { brokers: 5, nodes: 5 }, '`--brokers` and `--nodes` say the same; write one of them.'],
    [kraft, { zookeeper: true, memory: '2Gi' }, 'hz/orders has no ZooKeeper nodes; leave `--zookeeper` out.'],
    [
      zookeeper,
      { zookeeper: true, brokers: 4 },
      '`--zookeeper` is for ZooKeeper nodes alone; change the brokers with a command of its own.',
    ],
    [kraft, { volume: 1 }, '`--volume 1` says which disk; write `--storage` with it, its new size.'],
    [
      kraft,
      { pool: 'brokers', volume: 1, storage: '1Ti' },
      '`pools.brokers` of hz/orders has one disk and no numbered volumes; leave `--volume` out.',
    ],
    [
      jbod,
      { pool: 'brokers', storage: '1Ti' },
      '`pools.brokers` of hz/orders has several volumes; say which is meant with `--volume`: `0`, `2` or `all`.',
    ],
    [
      jbod,
      { pool: 'brokers', volume: 1, storage: '1Ti' },
      '`pools.brokers` of hz/orders has no volume `1`; expected `0` or `2`.',
    ],
    [
      jbod,
      { pool: 'brokers', volume: 'all', storage: '1Ti' },
      'Volumes of storage class `rigid` cannot grow (`allowVolumeExpansion: false` in clusters/hz/cluster.yaml), so the operator would leave `pools.brokers.storage.volumes[1].size` at 100Gi; let the class grow its volumes first, or move to a pool with another class.',
    ],
    [
      kraft,
      { pool: 'brokers', storage: '50Gi' },
      '`pools.brokers.storage.size` of hz/orders is 100Gi, and disks never shrink; expected more than that, or new nodes with smaller disks in a pool of their own.',
    ],
    [
      mixed.replace('size: 10Gi', 'ephemeral: true'),
      { storage: '50Gi' },
      '`pools.mixed` of hz/orders has no disks (`ephemeral: true`), so there is none to grow.',
    ],
    [
      kraft,
      { pool: 'brokers', memory: '8192Mi', heap: '4096Mi', nodes: 3, storage: '100Gi' },
      'hz/orders has all of that already; there is nothing to change.',
    ],
    [
      `${kraft}removal: unprotected\n`,
      { brokers: 5 },
      'hz/orders is on its way out (`removal: unprotected`); take that line out to keep it.',
    ],
  ])('%#', (text, wish, refused) => {
    expect(resize(text, wish)).toBe(refused);
  });
});
