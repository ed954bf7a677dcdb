/** Overlays of clusters on their way out: kustomize and our renderer agree, and nothing of them is protected any more. */
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../../tooling/render/render.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { textAt } from '../../tooling/source/plain.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { formatProblems, tableOf, tableOfOutput } from '../support/kustomize-cases.ts';
import { miniatureTexts } from '../support/miniature.ts';
import { openScratch, reasonToSkip } from './kustomize.ts';

const scratch = openScratch();
afterAll(scratch.remove);

const manifests = `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: beside, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 1, replicas: 3 }
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: kept, annotations: { argocd.argoproj.io/sync-options: "Validate=false,Prune=false" } }
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: alone, annotations: { argocd.argoproj.io/sync-options: "Delete=false" } }
annotations: { argocd.argoproj.io/sync-options: Prune=confirm }
patches:
  - target: { kind: KafkaTopic, name: beside }
    operations: [{ op: add, path: /metadata/annotations/argocd.argoproj.io~1sync-options, value: Prune=false }]
`;
const stacks = {
  kraft: `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi }, annotations: { argocd.argoproj.io/sync-options: Prune=false } }
`,
  zookeeper: `kafka: { version: 3.9.2, storage: { size: 100Gi } }
zookeeper: { storage: { size: 20Gi } }
kafkaExporter: {}
zookeeperExporter: {}
`,
};
const topics = `kind: Topics
topics:
  events: { partitions: 3 }
  logs: { partitions: 3, deletable: true, annotations: { argocd.argoproj.io/sync-options: Prune=false } }
`;

describe.skipIf(reasonToSkip !== '')(`a cluster on its way out${reasonToSkip}`, () => {
  test.each(
    (['kraft', 'zookeeper'] as const).flatMap((stack) =>
      (['unprotected', 'deleted'] as const).map((removal) => [stack, removal] as const),
    ),
  )('%s, %s', async (stack, removal) => {
    const texts = miniatureTexts({
      'clusters/hz/orders.yaml': `kind: KafkaCluster\nowner: team-orders\nremoval: ${removal}\n${stacks[stack]}${manifests}`,
      'clusters/hz/orders/topics.yaml': topics,
    });
    const directory = 'overlays/hz/orders';
    const built = await scratch.build(texts, directory);
    if ('failure' in built) throw new Error(`kustomize: ${built.failure}`);
    const rendering = createRenderer(openDocuments(treeOf(texts))).render(directory);
    expect(formatProblems(rendering)).toBe('');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(built.output));
    const plain = rendering.objects.map((one) => toPlain(one.node));
    const options = plain.map((one) => textAt(one, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options'));
    expect(options.filter((one) => one !== undefined)).toEqual(removal === 'deleted' ? [] : ['Validate=false']);
    const topicsThere = plain.filter((one) => textAt(one, 'kind') === 'KafkaTopic');
    expect(topicsThere.map((one) => textAt(one, 'metadata', 'annotations', 'strimzi.io/managed'))).toEqual(
      removal === 'deleted' ? [] : ['false', 'false', 'false'],
    );
    // Disks keep theirs.
    expect(built.output.includes('Prune=false,Delete=false')).toBe(removal === 'unprotected');
    if (removal === 'deleted') expect(plain).toHaveLength(1);
  });

  test('what alone may go', async () => {
    const cluster = 'clusters/hz/cluster.yaml';
    const texts = miniatureTexts({
      'clusters/hz/orders.yaml': `kind: KafkaCluster\nowner: team-orders\ndeletable: [ConfigMap/orders-kafka-metrics, ConfigMap/kept, KafkaNodePool/orders-brokers]\n${stacks.kraft.replace(/, annotations: .* }\n/, ' }\n')}${manifests}`,
      [cluster]: `${miniatureTexts()[cluster]}deletable: [CustomResourceDefinition/kafkabridges.kafka.strimzi.io]\n`,
    });
    const renderer = createRenderer(openDocuments(treeOf(texts)));
    const unprotected: string[] = [];
    for (const directory of ['overlays/hz/orders', 'overlays/hz/crds']) {
      const built = await scratch.build(texts, directory);
      if ('failure' in built) throw new Error(`kustomize: ${built.failure}`);
      const rendering = renderer.render(directory);
      expect(formatProblems(rendering)).toBe('');
      expect(tableOf(rendering.objects)).toEqual(tableOfOutput(built.output));
      for (const { kind, name, node } of rendering.objects) {
        const options = textAt(toPlain(node), 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
        if (!/Prune=/.test(options)) unprotected.push(`${kind}/${name}`);
      }
    }
    expect(unprotected.sort()).toEqual([
      'ConfigMap/alone',
      'ConfigMap/kept',
      'ConfigMap/orders-kafka-metrics',
      'CustomResourceDefinition/kafkabridges.kafka.strimzi.io',
      'KafkaNodePool/orders-brokers',
    ]);
  });
});
