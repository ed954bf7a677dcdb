import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type Route, type YamlNode } from '../../source/node.ts';
import { argocdObjects, objectsOf } from '../context.ts';
import { groupOf } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';

/** What Argo CD writes on objects to know them again. */
const tracking: readonly string[] = ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/installation-id'];
const trackingLabel = 'argocd.argoproj.io/instance';

/** Strimzi's kinds whose labels go on to pods; of Kafka and its pools a rule about labels tells. */
const withPods: readonly string[] = [
  ...['Kafka', 'KafkaNodePool', 'KafkaConnect', 'KafkaMirrorMaker', 'KafkaMirrorMaker2', 'KafkaBridge'],
];

export default defineKubernetesRule({
  id: 'tracking-in-git',
  summary: 'What Argo CD knows its objects by is written by Argo CD alone.',
  severity: 'error',
  why: `Argo CD writes \`argocd.argoproj.io/tracking-id\` on each object, with the name of the Application. In a file it is that of
wherever it was copied from; in a template it goes on to objects that the operator makes, which then seem to be in an Application that has them in no
file. The operator copies the label \`argocd.argoproj.io/instance\` of its resources to their pods, so a change of it restarts all of
them. \`app.kubernetes.io/instance\` it does not copy.`,
  fix: 'Take it out of the file, and out of `labels` and `commonLabels` of a base.',
  bad: `annotations: { argocd.argoproj.io/tracking-id: "hz-orders:kafka.strimzi.io/Kafka:kafka/orders" }
`,
  good: `annotations: { example.com/ticket: OPS-17 }
`,
  check(context, report) {
    const ofClusters = new Set(context.kafka.flatMap((one) => one.objects));
    for (const object of [...objectsOf(context), ...argocdObjects(context)]) {
      const say = (route: Route, what: string): void => report(what, { node: object.node, route, key: true });
      for (const route of metadataOf(object)) {
        for (const name of tracking)
          if (nodeAt(object.node, [...route, 'annotations', name]) !== undefined)
            say(
              [...route, 'annotations', name],
              `${object.kind} \`${object.name}\` has the annotation \`${name}\`, which Argo CD writes itself; take it out.`,
            );
        const isTold = ofClusters.has(object) && ['Kafka', 'KafkaNodePool'].includes(object.kind);
        if (isTold || groupOf(object) !== 'kafka.strimzi.io' || !withPods.includes(object.kind)) continue;
        if (nodeAt(object.node, [...route, 'labels', trackingLabel]) !== undefined)
          say(
            [...route, 'labels', trackingLabel],
            `Label \`${trackingLabel}\` of ${object.kind} \`${object.name}\` reaches its pods, and each change of it restarts them; take it out.`,
          );
      }
    }
  },
});

/** Its own metadata, and those of templates below its `spec`. */
function metadataOf({ node }: RenderedObject): readonly Route[] {
  const routes: Route[] = [['metadata']];
  const walk = (value: YamlNode | undefined, route: Route, depth: number): void => {
    if (value?.kind !== 'map' || depth > 6) return;
    for (const [key, entry] of value.entries) {
      if (key === 'metadata') routes.push([...route, key]);
      else if (key === 'template' || depth > 0) walk(entry.value, [...route, key], depth + 1);
      else walk(nodeAt(entry.value, ['template']), [...route, key, 'template'], 1);
    }
  };
  walk(nodeAt(node, ['spec']), ['spec'], 0);
  return routes;
}
