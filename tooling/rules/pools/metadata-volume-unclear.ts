import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { volumesOf } from '../storage/volumes.ts';

export default defineKafkaRule({
  id: 'metadata-volume-unclear',
  summary: 'Of several volumes, just one is named for the metadata.',
  severity: 'error',
  dataLoss: true,
  why: `Every node keeps the log of the metadata on one of its volumes. Where two are named, the operator ignores the whole storage of the
pool once it runs, growth included, and Argo CD shows it as synced. Where none is, it takes the volume with the lowest number: add
one with a lower number later, and each node deletes its log when it starts and takes it anew from the other controllers. A single
controller has nobody to take it from, and with the metadata every topic is gone.`,
  fix: 'Write `metadata: true` at one volume, or at none in the cluster file: then it is the first.',
  bad: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    storage:
      volumes:
        - { id: 0, size: 100Gi, metadata: true }
        - { id: 1, size: 100Gi, metadata: true }
`,
  good: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    storage:
      volumes:
        - { id: 0, size: 100Gi }
        - { id: 1, size: 100Gi, metadata: true }
`,
  check(context, report) {
    const { kafka, release } = context;
    // With ZooKeeper it is not looked at: field-unused.
    if (kafka === undefined || metadataStage(kafka.map(), release) !== 'kraft') return;
    for (const nodes of kafka.nodes) {
      if (nodes.pool === undefined || volumesOf(nodes).length < 2) continue;
      const named = namedVolumes(context, nodes);
      const [, second] = named;
      if (second !== undefined)
        report(
          `Two volumes of the ${nodes.called} are named for the metadata, and only one can hold them; leave it at one.`,
          second,
          named.slice(0, 1).map((place) => ({ place, message: 'the first of them' })),
        );
      else if (named.length === 0)
        report(
          `No volume of the ${nodes.called} is named for the metadata, so it is the one with the lowest number, until a lower one comes; set \`kraftMetadata: shared\` at it.`,
          nodes.place('storage', 'volumes'),
        );
    }
  },
});

/** By the resource; the cluster file may name more than the generator, which keeps to the first. */
function namedVolumes({ cluster }: KafkaContext, nodes: Nodes): readonly Place[] {
  const rendered = volumesOf(nodes)
    .filter(({ route }) => nodes.has(...route, 'kraftMetadata'))
    .map(({ route }) => nodes.place(...route, 'kraftMetadata'));
  const written = (nodes.spec?.storage.volumes ?? []).flatMap((volume, index) =>
    volume.metadata === true ? [inCluster(cluster, ...nodes.authored, 'storage', 'volumes', index, 'metadata')] : [],
  );
  return rendered.length === 1 && written.length > 1 ? written : rendered;
}
