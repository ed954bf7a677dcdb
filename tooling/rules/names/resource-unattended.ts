import { nearest } from '../../source/nearest.ts';
import { hasAt, listAt, plainAt, textAt } from '../../source/plain.ts';
import type { OperatorObjects } from '../../strimzi/made/operator-makes.ts';
import { type NamespaceSight, type SeenObject, type Sight, sightOf } from '../in-sight.ts';
import { isWorkload } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { containersOf, podRoute } from '../seen-pods.ts';
import { listNames } from '../wording.ts';

const label = 'strimzi.io/cluster';

/** What of the Kafka resource attends to a kind. */
const attended: Readonly<
  Record<string, { readonly route: readonly string[]; readonly by: string; readonly field: string }>
> = {
  KafkaTopic: { route: ['entityOperator', 'topicOperator'], by: 'the Topic Operator', field: 'entityOperator.topics' },
  KafkaUser: { route: ['entityOperator', 'userOperator'], by: 'the User Operator', field: 'entityOperator.users' },
  KafkaRebalance: { route: ['cruiseControl'], by: 'Cruise Control', field: 'cruiseControl' },
};

/** Pools are the cluster operator's own affair. */
const pool = 'KafkaNodePool';

export default defineKubernetesRule({
  id: 'resource-unattended',
  summary: 'A KafkaTopic, KafkaUser, KafkaRebalance or KafkaNodePool belongs to a cluster that attends to it.',
  severity: 'error',
  why: `Each cluster has operators of its own for topics and users, which look for resources with the label \`strimzi.io/cluster\` of their
cluster in the namespace they watch. A resource without the label, with that of another cluster, or of a cluster without such an
operator is accepted and ignored: no topic, no user, and no word about it. So is a KafkaNodePool that no cluster knows, or one of a
cluster that keeps its brokers in no pool: its nodes are never made.`,
  fix: `Name a cluster of the same namespace in the label \`strimzi.io/cluster\`, and turn on what it needs: \`entityOperator\` or
\`cruiseControl\`.`,
  bad: `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: payments, labels: { strimzi.io/cluster: my-cluster }, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    spec: { partitions: 12, replicas: 3 }
`,
  good: `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: payments, labels: { strimzi.io/cluster: orders }, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    spec: { partitions: 12, replicas: 3 }
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const one of sight.ofKind(...Object.keys(attended), pool)) {
      const { kind, name, node, namespace } = one.object;
      const clusters = clustersFor(one, sight);
      const needs = attended[kind];
      if (clusters.length === 0) continue;
      const cluster = textAt(one.plain, 'metadata', 'labels', label);
      const names = clusters.map(({ fields }) => fields.cluster);
      const found = clusters.find(({ fields }) => fields.cluster === cluster);
      const place = { node, route: ['metadata', 'labels', label] };
      if (cluster === undefined) {
        const expected = `set it to ${listNames(names, 'or')}`;
        report(`${kind} \`${name}\` has no label \`${label}\`, so nothing attends to it; ${expected}.`, place);
      } else if (found === undefined) {
        const near = nearest(cluster, names);
        const advice = near === undefined ? `expected ${listNames(names, 'or')}.` : `did you mean \`${near}\`?`;
        const where = `namespace \`${namespace}\``;
        report(`${kind} \`${name}\` belongs to cluster \`${cluster}\`, which is not in ${where}; ${advice}`, place);
      } else if (needs === undefined) {
        if (found.fields.pools.some((each) => each.index !== undefined)) continue;
        const message = `${kind} \`${name}\` counts only with the annotation \`strimzi.io/node-pools: enabled\`, which Kafka \`${cluster}\` does not have; describe it under \`pools\` of its file, or leave it out.`;
        report(message, { node, route: ['metadata', 'name'] });
      } else if (!hasAt(found.fields.spec, ...needs.route) && !standsAlone(sight.namespace(namespace))) {
        const message = `${kind} \`${name}\` needs ${needs.by} of cluster \`${cluster}\`, which is not turned on; set \`${needs.field}\` in its file.`;
        report(message, place);
      }
    }
  },
});

/** An operator of topics or users may be run by itself: its pods say by a variable which labels it looks for. */
function standsAlone(there: NamespaceSight | undefined): boolean {
  const containers = (there?.objects ?? [])
    .filter(({ object }) => isWorkload(object))
    .flatMap(({ object, plain }) => containersOf(plainAt(plain, ...podRoute(object.kind))));
  const variables = containers.flatMap(({ plain }) => listAt(plain, 'env').map((one) => textAt(one, 'name')));
  return variables.some((one) => one === 'STRIMZI_RESOURCE_LABELS' || one === 'STRIMZI_LABELS');
}

/** Clusters that may attend to a resource: those of its namespace and, for topics and users, those that watch it from elsewhere. */
function clustersFor({ object }: SeenObject, sight: Sight): readonly OperatorObjects[] {
  const own = sight.namespace(object.namespace);
  if (own === undefined) return [];
  const [first, second] = attended[object.kind]?.route ?? [];
  const watching = sight.namespaces.flatMap((name) =>
    (name === own.name ? [] : (sight.namespace(name)?.made ?? [])).filter(
      ({ fields }) => second !== undefined && textAt(fields.spec, first ?? '', second, 'watchedNamespace') === own.name,
    ),
  );
  return [...own.made, ...watching];
}
