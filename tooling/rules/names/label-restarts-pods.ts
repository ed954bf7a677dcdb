import type { Route } from '../../source/node.ts';
import { reachesPods } from '../../strimzi/labels.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'label-restarts-pods',
  summary: 'Labels that reach the pods do not change with every commit or tool.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `The operator copies the labels of the Kafka resource to each pod, and a changed label of a pod is a restart of it. A label with a
commit, a build, a chart or the application of Argo CD thus restarts every broker and ZooKeeper node whenever it changes, for
nothing. Not copied are \`app.kubernetes.io/…\` (but \`part-of\`) and \`kustomize.toolkit.fluxcd.io/…\`.`,
  fix: 'Make it an annotation of the Kafka resource, or leave it out.',
  bad: `labels: { example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b }
`,
  good: `annotations: { example.com/commit: 3f786850e387550fdab836ed7e6dc881de23001b }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const places: readonly Route[] = [
      ['metadata', 'labels'],
      ['spec', 'kafka', 'template', 'pod', 'metadata', 'labels'],
      ['spec', 'zookeeper', 'template', 'pod', 'metadata', 'labels'],
    ];
    for (const route of places) {
      for (const [key, value] of Object.entries(kafka.map(...route))) {
        const why = reachesPods(key) && !key.startsWith('app.kubernetes.io/') ? changes(key, String(value)) : undefined;
        if (why === undefined) continue;
        const message = `Label \`${key}: ${value}\` ${why}, and each change of it restarts the pods one by one; make it an annotation of the Kafka resource.`;
        report(message, { ...kafka.place(...route, key), key: true });
      }
    }
  },
});

const changing =
  /^(?:git[-_.]?)?(?:commit|sha|revision|rev|build|build[-_.]?(?:id|number)|timestamp|deployed[-_.]at)$/i;

function changes(key: string, value: string): string | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1);
  if (key === 'argocd.argoproj.io/instance') return 'names the application of Argo CD';
  if (key === 'helm.sh/chart') return 'holds the version of a chart';
  if (/^(?=.*[a-f])(?=.*[0-9])[0-9a-f]{40}$/.test(value)) return 'holds a commit';
  return changing.test(name) ? 'changes with each commit or build' : undefined;
}
