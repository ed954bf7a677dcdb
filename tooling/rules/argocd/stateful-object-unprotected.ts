import {
  optionsAt,
  optionValue,
  protection,
  staysInCascade,
  staysWhenPruned,
  syncOptions,
} from '../../model/sync-options.ts';
import { nodeAt } from '../../source/node.ts';
import { inCluster, type KubernetesContext } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule } from '../rule.ts';
import { mayGo, type Stateful, statefulObjects } from './stateful.ts';

export default defineKubernetesRule({
  id: 'stateful-object-unprotected',
  summary: 'Argo CD deletes nothing that holds data, or that a Kafka cluster cannot be without.',
  severity: 'error',
  dataLoss: true,
  why: `Argo CD deletes what is in no overlay any more, and with an Application all that belongs to it. What the annotation
\`argocd.argoproj.io/sync-options: Prune=false,Delete=false\` protects stays, in both cases. So a line that somebody deletes, or a folder,
costs no cluster, topic, user, namespace or claim, nor a ConfigMap or Secret that Kafka names: without these the operator changes
nothing any more, and pods do not start again. Of an option that stands twice, Argo CD takes the first.`,
  fix: `Put the annotation back. What is to go says so in a change before the one that takes it out: \`deletable: true\` at a topic or user,
\`deletable: [Kind/name]\` in the file of the cluster for other objects, \`removal: unprotected\` for a whole cluster.`,
  bad: `manifests:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: backups }
    spec:
      accessModes: [ReadWriteOnce]
      storageClassName: cloud-essd
      resources: { requests: { storage: 100Gi } }
`,
  good: `manifests:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: backups
      annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" }
    spec:
      accessModes: [ReadWriteOnce]
      storageClassName: cloud-essd
      resources: { requests: { storage: 100Gi } }
`,
  check(context, report) {
    const goes = mayGo(context);
    for (const one of statefulObjects(context)) {
      const told = messageOf(one);
      if (told === undefined || goes(one.object)) continue;
      const { kind, name } = one.object;
      const index = (context.kubernetes.spec.deletable ?? []).indexOf(`${kind}/${name}`);
      const isShared = !context.kafka.some(({ objects }) => objects.includes(one.object));
      if (isShared && index >= 0)
        report(
          `\`deletable\` names ${kind} \`${name}\`, which is in use; take the entry out.`,
          inCluster(context.kubernetes, 'deletable', index),
        );
      else report(told, placeOf(one, context));
    }
  },
});

/** The annotation, or what took it away: a patch, else whoever wrote the object. */
function placeOf({ object }: Stateful, context: KubernetesContext): Place {
  const { node, kind, name } = object;
  const own = ['metadata', 'annotations', syncOptions];
  if (nodeAt(node, own) !== undefined) return { node, route: own };
  const owner = context.kafka.find(({ objects }) => objects.includes(object))?.cluster;
  const patch = (owner?.spec.patches ?? []).findIndex(
    ({ target, operations }) =>
      target.kind === kind &&
      (target.name === undefined || target.name === name) &&
      operations.some(({ path }) => path.startsWith('/metadata')),
  );
  return owner === undefined || patch < 0 ? { node, route: ['metadata'] } : inCluster(owner, 'patches', patch);
}

function messageOf({ object, plain, lost }: Stateful): string | undefined {
  const options = optionsAt(plain, syncOptions);
  // What asks first is told by a rule of its own.
  if ((['Prune', 'Delete'] as const).some((name) => optionValue(options, name) === 'confirm')) return undefined;
  const [prunes, cascades] = [!staysWhenPruned(plain), !staysInCascade(plain)];
  if (!prunes && !cascades) return undefined;
  const wanted = object.kind === 'CustomResourceDefinition' ? 'Prune=false,ServerSideApply=true' : protection;
  const when = [
    ...(prunes ? ['once it is in no overlay any more'] : []),
    ...(cascades ? ['with its Application'] : []),
  ].join(', or ');
  return `Argo CD deletes ${object.kind} \`${object.name}\` ${when}, ${lost}; annotate it with \`${syncOptions}: ${wanted}\`.`;
}
