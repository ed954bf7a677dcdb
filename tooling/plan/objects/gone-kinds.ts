/** Owns what it means that an object is deleted, by its kind; those of Strimzi are beside. */
import { listAt, textAt } from '../../source/plain.ts';
import { usesIn } from '../../strimzi/made/pod-uses.ts';
import { isClusterOperator } from '../../strimzi/operator/deployment.ts';
import { deletionOfStrimzi } from './gone-strimzi.ts';
import { deletionOfPolicy } from './network-effects.ts';
import { listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { operatorIsGone } from './operator-pods.ts';
import { protectionOf } from './protection.ts';
import { readersOf } from './readers.ts';
import { rightsRisk } from './rights-effects.ts';
import { isForJmx, isForMetrics, isForOutside } from './service-effects.ts';

export type Deletion = Pick<ObjectEffect, 'id' | 'risk' | 'says' | 'first' | 'afterwards' | 'restarts'> & {
  readonly outcome?: ObjectEffect['outcome'];
};

export function deletionOfKind(one: ObjectCase, overlay: OverlayCase): Deletion {
  if (one.group === 'kafka.strimzi.io') return deletionOfStrimzi(one, overlay);
  return kinds[`${one.group}/${one.kind}`]?.(one, overlay) ?? other(one);
}

type ByKind = Readonly<Record<string, (one: ObjectCase, overlay: OverlayCase) => Deletion>>;

const kinds: ByKind = {
  'apiextensions.k8s.io/CustomResourceDefinition': definition,
  '/Namespace': ({ title }) => ({
    id: 'namespace-gone',
    risk: 'data loss',
    says: `Argo CD deletes ${title} with everything in it: pods, Secrets, and all claims with their data, whatever protects them from Argo CD.`,
    first: ['Move what is to stay, and see with `kubectl get all,pvc,kafka -n …` that nothing else is in it.'],
  }),
  '/PersistentVolumeClaim': ({ title }) => ({
    id: 'claim-gone',
    risk: 'data loss',
    says: `Argo CD deletes ${title}; with a StorageClass that reclaims by \`Delete\` its volume and all data go as soon as no pod uses it.`,
    first: ['Make a copy of the data, or see that the volume has `persistentVolumeReclaimPolicy: Retain`.'],
  }),
  '/PersistentVolume': ({ title, before }) => {
    const keeps = textAt(before, 'spec', 'persistentVolumeReclaimPolicy') !== 'Delete';
    return {
      id: 'claim-gone',
      risk: keeps ? 'degraded' : 'data loss',
      says: keeps
        ? `Argo CD deletes ${title}: the data stay where they are, and its claim is Lost once it is gone.`
        : `Argo CD deletes ${title}, and its data with it once its claim is gone.`,
    };
  },
  'apps/Deployment': workload,
  'apps/DaemonSet': workload,
  'apps/StatefulSet': workload,
  'apps/ReplicaSet': workload,
  '/Pod': workload,
  'batch/Job': workload,
  'batch/CronJob': ({ title }) => ({
    id: 'workload-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title} and the jobs that it made: it does not run any more.`,
  }),
  '/ConfigMap': content,
  '/Secret': content,
  '/ServiceAccount': content,
  '/Service': service,
  'networking.k8s.io/Ingress': ({ title, before }) => ({
    id: 'service-gone',
    risk: 'outage',
    says: `Argo CD deletes ${title}: clients that come by ${hostsOf(before)} are cut off.`,
    first: ['Give its clients another address, and have them use it.'],
  }),
  'networking.k8s.io/NetworkPolicy': deletionOfPolicy,
  'rbac.authorization.k8s.io/Role': rights,
  'rbac.authorization.k8s.io/ClusterRole': rights,
  'rbac.authorization.k8s.io/RoleBinding': rights,
  'rbac.authorization.k8s.io/ClusterRoleBinding': rights,
  'policy/PodDisruptionBudget': ({ title }) => ({
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: draining nodes may stop all its pods at once.`,
  }),
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhook,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhook,
  'storage.k8s.io/StorageClass': ({ title }) => ({
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: volumes stay, and claims of that class can neither be made nor grow any more.`,
  }),
  'scheduling.k8s.io/PriorityClass': ({ title }) => ({
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: pods that name it run on, and cannot be made anew.`,
  }),
  'cert-manager.io/Certificate': ({ title, before }) => ({
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: Secret ${secretOf(before, 'spec', 'secretName')} stays, and is not renewed any more.`,
  }),
  'external-secrets.io/ExternalSecret': (one, overlay) => {
    const name = textAt(one.before, 'spec', 'target', 'name') ?? one.name;
    const keeps = ['Orphan', 'Merge', 'None'].includes(
      textAt(one.before, 'spec', 'target', 'creationPolicy') ?? 'Owner',
    );
    const readers = readersOf('Secret', name, one.namespace, overlay.after ?? []).map(({ title }) => title);
    return {
      id: 'content-gone',
      risk: keeps ? 'degraded' : readers.length > 0 ? 'outage' : 'degraded',
      says: keeps
        ? `Argo CD deletes ${one.title}: Secret \`${name}\` stays, and does not follow its source any more.`
        : `Argo CD deletes ${one.title}, and Secret \`${name}\` with it${readers.length > 0 ? `: pods of ${listed(readers)} do not start without it` : ''}.`,
    };
  },
};

function other({ title }: ObjectCase): Deletion {
  return {
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}; what hangs on it is not known here.`,
  };
}

/** Of Strimzi's kinds those that others come from again: pods, and credentials that clients have. */
const withoutData = new Set([
  'KafkaBridge',
  'KafkaConnect',
  'KafkaConnector',
  'KafkaMirrorMaker',
  'KafkaMirrorMaker2',
  'KafkaRebalance',
  'KafkaUser',
  'StrimziPodSet',
]);

function definition({ title, before }: ObjectCase): Deletion {
  const kind = textAt(before, 'spec', 'names', 'kind') ?? '';
  const isStrimzi = textAt(before, 'spec', 'group')?.endsWith('strimzi.io') === true;
  return {
    id: 'definition-gone',
    risk: isStrimzi && withoutData.has(kind) ? 'outage' : 'data loss',
    says: `Argo CD deletes ${title}, and the API server with it every ${kind} in every namespace, whether or not \`Prune=false\` protects it${isStrimzi ? '; all that Strimzi has made of them goes too' : ''}.`,
    first: [`See with \`kubectl get ${textAt(before, 'metadata', 'name') ?? ''} -A\` that there is none.`],
  };
}

function workload(one: ObjectCase, overlay: OverlayCase): Deletion {
  if (isClusterOperator(one.before)) return operatorIsGone(one, 'Argo CD deletes');
  const claims = listAt(one.before, 'spec', 'volumeClaimTemplates').length > 0;
  const takesClaims = textAt(one.before, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
  const keeps = claims && one.kind === 'StatefulSet' && !takesClaims;
  const loses = claims && takesClaims;
  const successor = overlay.cases.some(
    ({ change, kind, group }) => change === 'new' && kind === one.kind && group === one.group,
  );
  return {
    id: 'workload-gone',
    risk: loses ? 'data loss' : one.kind === 'Job' || successor ? 'none' : 'degraded',
    says: `Argo CD deletes ${one.title} and its pods${
      loses
        ? ', and the claims with their data go too, as `whenDeleted: Delete` says'
        : keeps
          ? '; its claims stay, with nobody who uses them'
          : ': what they do is not done any more'
    }.`,
    ...(keeps ? { afterwards: ['Delete the claims by hand once nobody needs their data.'] } : {}),
  };
}

function content(one: ObjectCase, overlay: OverlayCase): Deletion {
  const { kind, oldName, namespace, title } = one;
  const found = readersOf(kind, oldName, namespace, overlay.after ?? []);
  const [left] = overlay.cases.filter(
    (other) =>
      other.change === 'gone' &&
      other.namespace === namespace &&
      protectionOf(other.before).prune === 'keeps' &&
      usesIn(other.before ?? null).some((use) => use.kind === kind && use.name === oldName),
  );
  if (found.length === 0 && left !== undefined)
    return {
      id: 'content-gone',
      risk: 'outage',
      says: `Argo CD deletes ${title}, which ${left.title} names, and that stays with \`Prune=false\`: the operator refuses it from then on, so pods that run go on, and no change arrives.`,
      first: [`Keep ${title} for as long as ${left.title} is there.`],
    };
  if (found.length === 0)
    return {
      id: 'content-gone',
      risk: 'none',
      says: `Argo CD deletes ${title}; nothing in the overlay names it any more.`,
    };
  return {
    id: 'content-gone',
    risk: 'outage',
    says: `Argo CD deletes ${title}, which ${listed(found.map((reader) => reader.title))} still ${found.length === 1 ? 'names' : 'name'}: pods that run go on, and none starts anew without it.`,
    first: [`Keep ${title}, or take its name out of ${listed(found.map((reader) => reader.title))}.`],
  };
}

function service({ title, before, namespace, name }: ObjectCase): Deletion {
  if (isForMetrics(before))
    return {
      id: 'service-gone',
      risk: 'degraded',
      says: `Argo CD deletes ${title}: whoever collects its metrics gets none.`,
    };
  if (isForJmx(before))
    return {
      id: 'service-gone',
      risk: 'degraded',
      says: `Argo CD deletes ${title}: whoever looks at the node by JMX through it is cut off.`,
    };
  const outside = isForOutside(before);
  return {
    id: 'service-gone',
    risk: 'outage',
    says: `Argo CD deletes ${title}: clients that connect by ${outside ? 'its address outside of the cluster or ' : ''}\`${name}${namespace === undefined ? '' : `.${namespace}`}\` are cut off${outside && textAt(before, 'spec', 'type') === 'LoadBalancer' ? ', and a new one gets another address' : ''}.`,
    first: ['Give its clients another address, and have them use it.'],
  };
}

function rights(one: ObjectCase, overlay: OverlayCase): Deletion {
  const { title, before } = one;
  const risk = rightsRisk(one, overlay);
  const subjects = listAt(before, 'subjects').flatMap((subject) => textAt(subject, 'name') ?? []);
  return {
    id: 'rights-gone',
    risk,
    says: `Argo CD deletes ${title}: ${subjects.length > 0 ? `${listed(subjects)} ${subjects.length === 1 ? 'loses' : 'lose'} the rights of ${textAt(before, 'roleRef', 'kind') ?? 'role'} \`${textAt(before, 'roleRef', 'name') ?? ''}\`` : 'whoever is bound to it loses its rights'}${risk === 'outage' ? ', and the operator stops at the first thing that it may not do' : ''}.`,
  };
}

function webhook({ title, name }: ObjectCase): Deletion {
  return {
    id: 'object-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: the API server does not ask it any more${name.includes('drain-cleaner') ? ', so draining a node does not restart Kafka pods one by one: they are evicted, or block the drain' : ''}.`,
  };
}

function hostsOf(ingress: ObjectCase['before']): string {
  const hosts = listAt(ingress, 'spec', 'rules').flatMap((rule) => textAt(rule, 'host') ?? []);
  return hosts.length === 0 ? 'its address' : listed(hosts);
}

function secretOf(object: ObjectCase['before'], ...route: readonly string[]): string {
  return `\`${textAt(object, ...route) ?? ''}\``;
}
