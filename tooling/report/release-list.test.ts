import { expect, test } from 'vitest';
import { strimziRelease } from '../strimzi/releases.ts';
import { upgradePath } from '../strimzi/upgrades/upgrade-path.ts';
import { paintFor } from './paint.ts';
import {
  formatPath,
  formatPathJson,
  formatRelease,
  formatReleases,
  formatReleasesJson,
  type ListedRelease,
} from './release-list.ts';

const plain = paintFor(false);

function listed(name: string, more: Partial<ListedRelease> = {}): ListedRelease {
  const release = strimziRelease(name);
  if (release === undefined) throw new Error(`${name} is not known`);
  return { release, usedBy: [], installedFrom: undefined, fields: 'known', ...more };
}

test('the table has the newest release on top and stars the default', () => {
  const lines = formatReleases([listed('0.45.2', { usedBy: ['fra', 'hz'] }), listed('1.2.0')], plain).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'release  Kafka (* default)               Kubernetes  API      stacks           used by',
    '1.2.0    4.2.0 4.2.1 4.3.0 4.3.1*        ≥ 1.30      v1       kraft',
    '0.45.2   3.8.0 3.8.1 3.9.0 3.9.1 3.9.2*  ≥ 1.25      v1beta2  zookeeper kraft  fra hz',
    '',
    '2 releases. `npx fleet releases <release>` tells all that is known of one,',
  ]);
});

test('a release in full', () => {
  const text = formatRelease(listed('0.46.1', { fields: 'known', usedBy: ['hz'] }), plain);
  expect(text).toBe(`Strimzi 0.46.1
  Kafka             3.9.0 4.0.0*
  does not know     3.9.1 3.9.2
  Kubernetes        1.25 or newer
  API               v1beta2 (stored)
  stacks            kraft
  KRaft             with an annotation of the Kafka resource
  node pools        with an annotation of the Kafka resource
  pods              made by a StrimziPodSet; their name is the label strimzi.io/pod-name
  feature gates     none
  HTTP bridge       0.32.0
  objects           by \`npx fleet vendor 0.46.1 --from <file or URL>\`
  fields            all are checked
  used by           hz
`);
});

test('what can go wrong with a release', () => {
  const text = formatRelease(listed('0.45.0', { installedFrom: 'base/operator/0.45.0' }), plain);
  expect(text).toContain('\n  objects           base/operator/0.45.0\n');
  expect(text).toContain(`
Beware
  - A migration to KRaft that is begun again after a rollback can lose metadata, for the node
    \`/migration\` stays in ZooKeeper; mended in 0.45.1.
`);
});

test('what is known of the fields of a release', () => {
  const fieldsOf = (fields: ListedRelease['fields']): string | undefined =>
    /^ {2}fields +(.*)$/m.exec(formatRelease(listed('1.1.0', { fields }), plain))?.[1];
  expect(fieldsOf('known')).toBe('all are checked');
  expect(fieldsOf('agreed')).toBe('those that the releases before and after it agree on are checked');
  expect(fieldsOf('unknown')).toBe('not checked, for they are not held here');
});

test('json has all fields and no holes', () => {
  const { version, releases } = JSON.parse(formatReleasesJson([listed('0.45.2', { usedBy: ['hz'] })]));
  expect(version).toBe(1);
  expect(releases).toEqual([{ ...strimziRelease('0.45.2'), usedBy: ['hz'], installedFrom: null, fields: 'known' }]);
});

const path = upgradePath('0.45.2', '0.46.1', { stack: 'kraft', kafkaVersion: '3.9.2', api: 'v1beta2' });
const steps = 'steps' in path ? path.steps : [];

test('a way is numbered, and says why', () => {
  expect(formatPath(steps, plain)).toBe(`1. Take Kafka back from 3.9.2 to 3.9.0.
   Strimzi 0.46.1, the next, came out before Kafka 3.9.2 and does not know it.
2. Upgrade Strimzi from 0.45.2 to 0.46.1.
   It runs Kafka 3.9.0, as 0.45.2 does.

2 steps, 1 release of Strimzi. Each new release and each new Kafka version restarts all brokers, one by one;
take the next step when they are back.
`);
  expect(formatPath([], plain)).toBe('There is nothing to do.\n');
});

test('a way as json', () => {
  expect(JSON.parse(formatPathJson('0.45.2', '0.46.1', steps))).toMatchObject({
    version: 1,
    from: '0.45.2',
    to: '0.46.1',
    steps: [
      { kind: 'kafka', release: '0.45.2', kafkaVersion: '3.9.0' },
      { kind: 'operator', release: '0.46.1', kafkaVersion: '3.9.0' },
    ],
  });
});
