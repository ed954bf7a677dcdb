import { nodeAt, toPlain, type YamlMap } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { reachesPods } from '../../strimzi/labels.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'label-restarts-pods',
  summary: 'Labels that reach the pods do not change with every commit or tool.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `The operator copies the labels of the Kafka resource, or of the KafkaNodePool, to each pod, and a changed label of a pod is a
restart of it. A label with a commit, a build, a chart or the application of Argo CD thus restarts every node whenever it
changes, for nothing. Not copied are \`app.kubernetes.io/…\` (but \`part-of\`) and \`kustomize.toolkit.fluxcd.io/…\`.`,
  fix: 'Make it an annotation of the Kafka resource, or leave it out.',
  bad: `labels: { example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b }
`,
  good: `annotations: { example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const objects = new Set(kafka.nodes.map(({ object }) => object));
    const own = [...objects].flatMap(({ node }) => labelsAt(node));
    for (const { key, value, place } of [...own, ...kafka.nodes.flatMap(templateLabels)]) {
      const why = reachesPods(key) && !key.startsWith('app.kubernetes.io/') ? changes(key, value) : undefined;
      if (why === undefined) continue;
      const message = `Label \`${key}: ${value}\` ${why}, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.`;
      report(message, { ...place, key: true });
    }
  },
});

interface Label {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

/** Of the Kafka resource, or of a KafkaNodePool: nodes have those of what describes them. */
function labelsAt(node: YamlMap): readonly Label[] {
  const labels = nodeAt(node, ['metadata', 'labels']);
  return Object.entries(mapAt(labels && toPlain(labels))).map(([key, value]) => ({
    key,
    value: String(value),
    place: { node, route: ['metadata', 'labels', key] },
  }));
}

function templateLabels(nodes: Nodes): readonly Label[] {
  const route = ['template', 'pod', 'metadata', 'labels'];
  return Object.entries(nodes.map(...route)).map(([key, value]) => ({
    key,
    value: String(value),
    place: nodes.place(...route, key),
  }));
}

const changing =
  /^(?:git[-_.]?)?(?:commit|sha|revision|rev|build|build[-_.]?(?:id|number)|timestamp|deployed[-_.]at)$/i;

function changes(key: string, value: string): string | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1);
  if (key === 'argocd.argoproj.io/instance') return 'names the application of Argo CD';
  if (key === 'helm.sh/chart') return 'holds the version of a chart';
  if (/^(?=.*[a-f])(?=.*[0-9])[0-9a-f]{40}$/.test(value)) return 'holds a commit';
  return changing.test(name) ? 'changes with each commit or build' : undefined;
}
