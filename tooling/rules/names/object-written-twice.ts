import type { RenderedObject } from '../../render/rendered.ts';
import { virtualPool } from '../../strimzi/pools/pod-labels.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'object-written-twice',
  summary: 'An object is in one overlay only.',
  severity: 'error',
  why: `Each overlay is an Application of Argo CD. An object that two of them hold is changed to and fro: each takes the other's state
for drift and puts its own in place, and when one of them no longer wants the object, it deletes it for both.`,
  fix: 'Keep the object beside one cluster, or give the two different names. Namespaces of clusters are made with the operator already.',
  bad: {
    'orders.yaml': `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: connect-settings }, data: { topic: orders } }
`,
    'payments.yaml': `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: connect-settings }, data: { topic: payments } }
`,
  },
  good: {
    'orders.yaml': `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: orders-settings }, data: { topic: orders } }
`,
    'payments.yaml': `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: payments-settings }, data: { topic: payments } }
`,
  },
  check({ kafka: clusters, operator, others, kubernetes }, report) {
    const overlays = [
      { owner: `the operator of ${kubernetes.id}`, objects: operator },
      { owner: `overlays/${kubernetes.id}, written by hand,`, objects: others },
      ...clusters.map(({ cluster, objects }) => ({ owner: cluster.id, objects })),
    ];
    const resources = new Map(clusters.map(({ cluster, kafka }) => [cluster.id, kafka && keyOf(kafka.object)]));
    /** All that two files of one cluster make is there twice; that is told once, by clusters-collide. */
    const sameCluster = (one: string, other: string): boolean =>
      resources.get(one) !== undefined && resources.get(one) === resources.get(other);
    const seen = new Map<string, { owner: string; object: RenderedObject }>();
    for (const { owner, objects } of overlays) {
      for (const object of objects) {
        const key = keyOf(object);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, { owner, object });
        // These have rules of their own, clusters-collide and migration-namespace-shared.
        else if (object.kind !== 'Kafka' && !isAdopting(object) && !sameCluster(first.owner, owner))
          report(
            `${object.kind} \`${object.name}\` is in the overlays of both ${first.owner} and ${owner}; ${remedies[object.kind] ?? 'keep it in one'}.`,
            nameIn(object),
            [{ place: nameIn(first.object), message: 'the first one' }],
          );
      }
    }
  },
});

/** A pool that took over brokers cannot get another name. */
function isAdopting({ kind, name }: RenderedObject): boolean {
  return kind === 'KafkaNodePool' && name === virtualPool;
}

/** Clusters that share a namespace have pools, topics and users each, which need names of their own. */
const remedies: Readonly<Record<string, string>> = {
  KafkaNodePool: 'give the pool of one another `name`',
  KafkaTopic: 'give the topic of one another `resource`',
  KafkaUser: 'give one of the users another name',
};

/** Kustomize gives a Namespace the name of the overlay's namespace, whatever name was written. */
function nameIn({ kind, node }: RenderedObject): Place {
  return { node, route: kind === 'Namespace' ? ['kind'] : ['metadata', 'name'] };
}

/** Versions of one API are the same object. */
function keyOf({ apiVersion, kind, namespace, name }: RenderedObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}
