import { describe, expect, test } from 'vitest';
import { miniatureTexts } from '../../test/support/miniature.ts';
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import { formatOrigin } from '../source/problem.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { topicChanges } from './topic-changes.ts';

const orders = 'clusters/hz/orders.yaml';
const file = 'clusters/hz/orders/topics.yaml';

/** What is said when the topics of one file become those of another. */
function told(before: string, after: string | undefined, cluster = ''): readonly string[] {
  const text = (topics: string | undefined): string | undefined =>
    topics === undefined ? undefined : `kind: Topics\ntopics:\n${topics}`;
  const own = `${miniatureTexts()[orders]}${cluster}`;
  const old = miniatureTexts({ [orders]: own, [file]: text(before) });
  const { [file]: _gone, ...left } = old;
  const now = text(after);
  const documents = openDocuments(treeOf(now === undefined ? left : { ...left, [file]: now }));
  const fleet = loadFleet(documents);
  expect(fleet.problems).toEqual([]);
  const changes = topicChanges(documents, fleet, generateOverlays(fleet));
  return [...changes.values()]
    .flat()
    .map((one) => `${formatOrigin(one.origin).replace('clusters/hz/orders/', '')} ${one.message}`);
}

describe('a topic that is there', () => {
  test('grows', () => {
    expect(told('  a: { partitions: 3 }\n', '  a: { partitions: 12, retention: 7d }\n  b: {}\n')).toEqual([]);
    expect(told('  a: {}\n', '  a: { partitions: 12, replicas: 3 }\n')).toEqual([]);
    expect(told('  a: { partitions: 12, replicas: 3 }\n', '  a: {}\n')).toEqual([]);
  });

  test('loses no partitions', () => {
    expect(told('  a: { partitions: 12 }\n', '  a: { partitions: 6 }\n')).toEqual([
      'topics.yaml:3:20 Topic `a` has 12 partitions, and Kafka takes none away; keep 12, or begin a new topic.',
    ]);
  });

  test('keeps its copies without Cruise Control', () => {
    const [before, after] = ['  a: { replicas: 2, minInSync: 1 }\n', '  a: { replicas: 3, minInSync: 1 }\n'];
    expect(told(before, after)).toEqual([
      'topics.yaml:3:18 Topic `a` has 2 copies, and only Cruise Control changes that; keep 2, or add `cruiseControl: {}` to the cluster before (Strimzi 0.41 and later).',
    ]);
    expect(told(before, after, 'cruiseControl: {}\n')).toEqual([]);
  });

  test('keeps its KafkaTopic', () => {
    expect(told('  a: {}\n', '  a: { resource: b }\n')).toEqual([
      'topics.yaml:3:18 Topic `a` has KafkaTopic `a`, which would become `b`: two for one topic are refused; write `resource: a`.',
    ]);
    expect(told('  a: { deletable: true }\n', '  a: { resource: b }\n')).toEqual([
      'topics.yaml:3:18 Topic `a` has KafkaTopic `a`, which would become `b`: Argo CD would delete the old one and with it all records; write `resource: a`.',
    ]);
    expect(told('  a: {}\n', '  b: { resource: a }\n')).toEqual([
      'topics.yaml:3:3 KafkaTopic `a` is topic `a` and cannot become `b`, as the Topic Operator refuses that; give the new topic a `resource` of its own.',
    ]);
  });

  test('goes when somebody allowed it', () => {
    const gone =
      'overlays/hz/orders/topics.yaml:5:9 Topic `a` is in no file any more, but nobody allowed its deletion, so it would stay, and nothing would tell; put it back with `deletable: true`, and with `managed: false` too to keep its records, and take it out in a change after that.';
    expect(told('  a: {}\n', '  b: {}\n')).toEqual([gone]);
    expect(told('  a: {}\n', undefined)).toEqual([gone]);
    expect(told('  a: { deletable: true }\n', '  b: {}\n')).toEqual([]);
    expect(told('  a: { managed: false }\n', undefined)).toEqual([]);
  });

  test('may become anything when it is left alone', () => {
    expect(told('  a: { partitions: 12 }\n', '  a: { partitions: 6, managed: false }\n')).toEqual([]);
    expect(told('  a: { partitions: 12, managed: false }\n', '  a: { partitions: 6 }\n')).toEqual([]);
  });

  test('may move to another file', () => {
    const manifest = `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: a, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12 }
`;
    const own = miniatureTexts()[orders] ?? '';
    const { [file]: _none, ...old } = miniatureTexts({ [orders]: `${own}${manifest}` });
    const moved = (partitions: number) => {
      const documents = openDocuments(
        treeOf({ ...old, [orders]: own, [file]: `kind: Topics\ntopics:\n  a: { partitions: ${partitions} }\n` }),
      );
      const fleet = loadFleet(documents);
      return [...topicChanges(documents, fleet, generateOverlays(fleet)).values()].flat().length;
    };
    expect([moved(12), moved(6)]).toEqual([0, 1]);
  });
});
