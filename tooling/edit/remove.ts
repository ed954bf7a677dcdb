/**
 * Owns the way out of a cluster, a pull request a step. Argo CD prunes nothing that is protected, refuses an overlay that is empty, and
 * prunes nothing of one that is gone; so the protection goes first, then the objects while a note stays, then the files.
 */
import { applicationName, deleteApplication } from '../generate/argocd/names.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import { noteName } from '../generate/removed-overlay.ts';
import type { FileEdit } from '../lint/mend/edits.ts';
import type { Plan, Step } from '../lint/mend/step.ts';
import type { Fleet, KafkaCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';
import { nameOf } from '../model/wording.ts';
import type { Documents } from '../source/tree.ts';
import { filesBelow } from '../source/with-texts.ts';

export function planRemoval(documents: Documents, fleet: Fleet, cluster: KafkaCluster): Plan {
  const { id, spec } = cluster;
  // What was never generated runs nowhere.
  const isThere = filesBelow(documents, overlayOf(cluster)).length > 0;
  const steps = [
    ...(isThere && spec.removal === undefined ? [unprotect(cluster)] : []),
    ...(isThere && spec.removal !== 'deleted' ? [deleteObjects(cluster)] : []),
    deleteFiles(documents, fleet, cluster, isThere),
  ];
  return { title: `${id}: taken away`, steps };
}

function setRemoval({ path }: KafkaCluster, value: string): FileEdit {
  return { path, edit: { route: ['removal'], set: value } };
}

function unprotect(cluster: KafkaCluster): Step {
  const { id, spec } = cluster;
  return {
    text: `Take the protection off ${id}, so that Argo CD may delete it.`,
    edits: [setRemoval(cluster, 'unprotected')],
    byHand: [`Move what still uses ${id} elsewhere${listed(cluster)}.`],
    restarts: 'Nothing.',
    waits: [
      {
        command: `kubectl get kafka/${spec.name} -n ${spec.namespace} -o jsonpath='{.metadata.annotations.argocd\\.argoproj\\.io/sync-options}'`,
        until: 'it prints nothing',
      },
    ],
    back: 'Take `removal` out of the file.',
    notes: [
      'From here until the next step a deleted line is enough to lose the cluster: go on soon.',
      ...(hasTopics(cluster)
        ? [
            'Topics are unmanaged from here on (`strimzi.io/managed: "false"`), so that their records stay on the disks when their KafkaTopics go.',
          ]
        : []),
    ],
  };
}

function listed({ topics, users }: KafkaCluster): string {
  const counted = [
    ...(topics.length > 0 ? [plural(topics.length, 'topic')] : []),
    ...(users.length > 0 ? [plural(users.length, 'user')] : []),
  ];
  return counted.length === 0 ? '' : `; its files list ${counted.join(' and ')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Whether anything looks after KafkaTopics of it. */
function hasTopics({ spec, topics }: KafkaCluster): boolean {
  return topics.length > 0 || (spec.entityOperator.enabled && spec.entityOperator.topics);
}

function deleteObjects(cluster: KafkaCluster): Step {
  const { id, spec } = cluster;
  const { name, namespace } = spec;
  const lost = disksThatGo(cluster);
  return {
    text: `Delete ${id}: brokers, topics and users go, and a note takes their place.`,
    edits: [setRemoval(cluster, 'deleted')],
    byHand: [],
    restarts: `Every pod of ${id} ends.`,
    waits: [
      {
        command: `kubectl wait kafka/${name} -n ${namespace} --for=delete --timeout=30m`,
        until: 'it ends',
      },
      {
        command: `kubectl get kafkanodepool,kafkatopic,kafkauser,pods -n ${namespace} -l strimzi.io/cluster=${name}`,
        until: 'it finds nothing',
      },
    ],
    back: 'Hardly: disks stay, but a Kafka resource that is made anew is a new cluster; the documentation of Strimzi tells how to recover one from its disks.',
    notes: [
      ...(lost.length === 0
        ? []
        : [
            `What is on the disks of ${lost.map((one) => `\`${one}\``).join(', ')} is lost in this step, as they go with the nodes (\`deleteClaim\`, or \`ephemeral\`).`,
          ]),
      ...(hasTopics(cluster)
        ? [
            'A KafkaTopic that does not go waits for the Topic Operator, which may have gone first; take its finalizer `strimzi.io/topic-operator` off by hand then.',
          ]
        : []),
    ],
  };
}

/** Groups of nodes whose disks do not outlive them. */
function disksThatGo(cluster: KafkaCluster): readonly string[] {
  return nodeGroupsOf(cluster)
    .filter(
      ({ spec: { storage } }) =>
        storage.ephemeral === true ||
        storage.deleteClaim === true ||
        (storage.volumes ?? []).some((one) => one.deleteClaim === true),
    )
    .map(({ route }) => nameOf(route));
}

function deleteFiles(documents: Documents, fleet: Fleet, cluster: KafkaCluster, wasThere: boolean): Step {
  const { id, path, spec } = cluster;
  const { name, namespace } = spec;
  const folder = path.slice(0, -'.yaml'.length);
  const { edits, notes } = keepNamespace(fleet, cluster);
  return {
    text: `Take the files of ${id} away.`,
    edits: wasThere ? edits : [],
    deletes: [path, ...(documents.kind(folder) === 'directory' ? [folder] : [])],
    byHand: [],
    commands: wasThere
      ? [
          applicationByHand(fleet, cluster),
          {
            text: 'Disks and certificate authorities are there for as long as somebody may want them; this lists them, and `delete` in place of `get` ends them for good:',
            command: `kubectl get pvc,secret -n ${namespace} -l strimzi.io/cluster=${name}`,
          },
        ]
      : [],
    restarts: 'Nothing.',
    waits: [],
    back: 'Revert the change; nothing runs of it.',
    notes: wasThere ? notes : [],
  };
}

/** Where the repository does not say which Argo CD it is, it is looked for by its path. */
function applicationByHand({ argocd }: Fleet, cluster: KafkaCluster): NonNullable<Step['commands']>[number] {
  if (argocd === undefined)
    return {
      text: 'Once this is merged, delete the Application, as nothing else does:',
      command: `argocd app delete "$(kubectl get applications -n argocd -o jsonpath='{.items[?(@.spec.source.path=="overlays/${cluster.id}")].metadata.name}')"`,
    };
  return {
    text: `Once this is merged, delete the Application where Argo CD runs, as nothing else does. It has no finalizer, so disks, Secrets and the note \`${noteName(cluster)}\` in namespace \`${cluster.spec.namespace}\` stay:`,
    command: deleteApplication(applicationName(overlayOf(cluster)), argocd.spec.namespace),
  };
}

/**
 * A namespace with disks in it stays: it is protected, and one that left its overlay would keep the operator's Application out of sync.
 * The last cluster of a namespace therefore leaves it among those that are watched.
 */
function keepNamespace(
  fleet: Fleet,
  { id, kubernetes, spec: { namespace } }: KafkaCluster,
): { readonly edits: readonly FileEdit[]; readonly notes: readonly string[] } {
  const { operator } = kubernetes.spec.strimzi;
  const isUsed =
    operator.watch.includes(namespace) ||
    operator.namespace === namespace ||
    fleet.kafkaClusters.some(
      (one) => one.id !== id && one.kubernetes.id === kubernetes.id && one.spec.namespace === namespace,
    );
  if (isUsed) return { edits: [], notes: [] };
  const watch = ['strimzi', 'operator', 'watch'];
  const edit =
    operator.watch.length === 0
      ? { route: watch, set: [namespace] }
      : { route: [...watch, operator.watch.length], set: namespace };
  return {
    edits: [{ path: kubernetes.path, edit }],
    notes: [
      `No other cluster is in namespace \`${namespace}\`, which holds the disks and stays: \`strimzi.operator.watch\` of ${kubernetes.path} names it. To end it, write \`deletable: [Namespace/${namespace}]\` there, and take both out in a change after that: Argo CD then deletes the namespace with all claims in it.`,
    ],
  };
}
