/**
 * Owns what a changed Deployment, StatefulSet, DaemonSet or CronJob does to its pods: which restart, how many at once, how many there are.
 * Source: Kubernetes documentation of the four; `ResolveFenceposts` of the Deployment controller for how percentages are rounded.
 */
import type { Plain } from '../../source/node.ts';
import { flagAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { imagesOf, isClusterOperator } from '../../strimzi/operator/deployment.ts';
import { counted, fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { fieldsOfVariables, operatorEnvEffect } from './operator-env.ts';
import { operatorIsGone, unwatched } from './operator-pods.ts';
import { readersOf } from './readers.ts';

const kinds: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'CronJob'];

export function workloadEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) => {
    if (one.change !== 'changed' || !kinds.includes(one.kind)) return [];
    return [
      ...templateEffect(one, overlay),
      ...replicasEffect(one),
      ...watchEffect(one, overlay),
      ...operatorEnvEffect(one),
    ];
  });
}

function templateEffect(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const isCron = one.kind === 'CronJob';
  const own = fieldsAt(one, isCron ? ['spec', 'jobTemplate'] : ['spec', 'template']);
  if (own.length === 0) return [];
  // A name with a hash: what changed in it comes with the pods that name it.
  const renamed = overlay.cases.filter(
    ({ change, kind, oldName, name, namespace }) =>
      change === 'changed' && oldName !== name && readersOf(kind, name, namespace, [one.after ?? null]).length > 0,
  );
  const changes = [...own, ...renamed.flatMap(({ fields }) => fields)];
  const why = whyOf(own, one, renamed);
  const base = { subject: one.subject, changes } as const;
  if (isCron)
    return [
      {
        ...base,
        id: 'next-run',
        outcome: 'dynamic',
        risk: 'none',
        says: `The next job of ${one.title} is made with ${why}; one that runs goes on as it is.`,
      },
    ];
  const waits = whatWaits(one);
  if (waits !== undefined)
    return [
      {
        ...base,
        id: 'pods-wait',
        outcome: 'ignored',
        risk: 'degraded',
        says: `Pods of ${one.title} stay as they are, as ${waits.why}: ${why} arrives ${waits.until}.`,
        afterwards: [waits.toDo],
      },
    ];
  const { risk, pods, how } = rolling(one);
  if (pods.length === 0)
    return [
      {
        ...base,
        id: 'pods-restart',
        outcome: 'none',
        risk: 'none',
        says: `${one.title} has no pods, so nothing restarts for ${why}.`,
      },
    ];
  return [
    {
      ...base,
      id: 'pods-restart',
      outcome: 'restart',
      risk,
      restarts: pods,
      says: `Pods of ${one.title} restart for ${why}: ${how}.`,
    },
  ];
}

function whyOf(fields: readonly FieldChange[], { before, after }: ObjectCase, renamed: readonly ObjectCase[]): string {
  const [old, now] = [imagesOf(before), imagesOf(after)];
  const images = now.filter((image) => !old.includes(image));
  const paths = fields.map(({ path }) => path.replace(/^spec\.(?:jobTemplate\.spec\.)?template\.(?:spec\.)?/, ''));
  const reasons = [
    ...(images.length > 0 ? [`image ${listed(images, 2)}`] : []),
    ...(renamed.length > 0
      ? [
          `the new content of ${listed(
            renamed.map(({ subject }) => subject),
            3,
          )}`,
        ]
      : []),
  ];
  const others = paths.filter((path) => !(images.length > 0 && path.endsWith('.image')));
  if (reasons.length === 0 || (others.length > 0 && renamed.length === 0)) reasons.push(listed(others, 3));
  return reasons.join(' and ');
}

/** What keeps a change of the template from running pods. */
function whatWaits({
  kind,
  after,
  oldName,
  namespace,
}: ObjectCase): { why: string; until: string; toDo: string } | undefined {
  const byHand = `Delete its pods one by one, each once the one before is ready.`;
  if (kind === 'ReplicaSet')
    return { why: 'a ReplicaSet does not restart them', until: 'with pods that are made anew', toDo: byHand };
  if (flagAt(after, 'spec', 'paused') === true)
    return {
      why: 'it is paused (`spec.paused`)',
      until: 'once that is taken away',
      toDo: 'Take `spec.paused` away when the change is to arrive.',
    };
  if (textAt(after, 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return { why: 'its strategy is `OnDelete`', until: 'with each pod that somebody deletes', toDo: byHand };
  const partition = numberAt(after, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const first = numberAt(after, 'spec', 'ordinals', 'start') ?? 0;
  if (kind === 'StatefulSet' && partition >= first + replicasOf(after) && replicasOf(after) > 0)
    return {
      why: `its \`partition\` is ${partition}`,
      until: 'once that is lowered',
      toDo: `Lower \`partition\` of StatefulSet \`${shorten(namespace === undefined ? oldName : `${namespace}/${oldName}`)}\` step by step.`,
    };
  return undefined;
}

function replicasOf(object: Plain | undefined): number {
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

interface Rolling {
  readonly risk: 'restart' | 'degraded';
  readonly pods: readonly string[];
  readonly how: string;
}

function rolling(one: ObjectCase): Rolling {
  const { kind, name, after } = one;
  if (kind === 'DaemonSet') {
    const most = plainAt(after, 'spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable') ?? 1;
    const surge = plainAt(after, 'spec', 'updateStrategy', 'rollingUpdate', 'maxSurge') ?? 0;
    return {
      risk: 'restart',
      pods: [name],
      how:
        surge === 0 || surge === '0%'
          ? `on ${most === 1 ? 'one node' : `${String(most)} nodes`} at a time, which ${most === 1 ? 'has' : 'have'} none meanwhile`
          : 'node by node, each new pod before the old one goes',
    };
  }
  const replicas = replicasOf(after);
  return kind === 'StatefulSet' ? rollingSet(one, replicas) : rollingDeployment(one, replicas);
}

function rollingSet({ name, after }: ObjectCase, replicas: number): Rolling {
  const start = numberAt(after, 'spec', 'ordinals', 'start') ?? 0;
  const partition = Math.max(numberAt(after, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0, start);
  const pods = Array.from(
    { length: Math.max(0, start + replicas - partition) },
    (_, index) => `${name}-${start + replicas - 1 - index}`,
  );
  if (replicas === 1)
    return { risk: 'degraded', pods, how: 'there is one, so what it does is not done until it is back' };
  const kept = partition > start ? `; those below ${partition} stay as they are (\`partition\`)` : '';
  return { risk: 'restart', pods, how: `${listed(pods)}, one by one in this order${kept}` };
}

function rollingDeployment({ name, after }: ObjectCase, replicas: number): Rolling {
  if (replicas === 0) return { risk: 'restart', pods: [], how: '' };
  // Nobody knows the names of its pods, only how many there are.
  const pods = Array.from({ length: replicas }, () => name);
  if (textAt(after, 'spec', 'strategy', 'type') === 'Recreate')
    return {
      risk: 'degraded',
      pods,
      how: `${replicas === 1 ? 'it stops' : `all ${replicas} stop`} before ${replicas === 1 ? 'a new one starts' : 'new ones start'} (\`Recreate\`), and what they do is not done meanwhile`,
    };
  const limits = plainAt(after, 'spec', 'strategy', 'rollingUpdate');
  const surge = part(plainAt(limits, 'maxSurge') ?? '25%', replicas, Math.ceil);
  const unavailable = part(plainAt(limits, 'maxUnavailable') ?? '25%', replicas, Math.floor);
  // Both zero would never end.
  const down = surge === 0 && unavailable === 0 ? 1 : unavailable;
  if (down >= replicas)
    return {
      risk: 'degraded',
      pods,
      how: `${replicas === 1 ? 'the only one' : `all ${replicas}`} may stop before ${replicas === 1 ? 'its successor is' : 'others are'} ready, and what they do is not done meanwhile`,
    };
  return {
    risk: 'restart',
    pods,
    how:
      down === 0
        ? `${counted(replicas, 'pod')}, each once its successor is ready`
        : `${counted(replicas, 'pod')}, with at least ${replicas - down} ready all the time`,
  };
}

/** A number, or a percentage of all. */
function part(value: Plain, of: number, round: (value: number) => number): number {
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  return percent === undefined ? 0 : round((Number(percent) * of) / 100);
}

function replicasEffect(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'replicas']);
  if (changes.length === 0 || one.kind === 'CronJob' || one.kind === 'DaemonSet') return [];
  const [old, now] = [replicasOf(one.before), replicasOf(one.after)];
  const base = { subject: one.subject, changes } as const;
  // Without a number a running workload keeps what an autoscaler gave it.
  if (old === now) return [];
  if (now > old)
    return [
      {
        ...base,
        id: 'replicas-up',
        outcome: 'made',
        risk: 'none',
        says: `${one.title} goes from ${counted(old, 'pod')} to ${now}; those that run are left alone.`,
      },
    ];
  if (now === 0 && isClusterOperator(one.after))
    return [{ ...base, outcome: 'gone', ...operatorIsGone(one, '`spec.replicas: 0` stops all pods of') }];
  const takesClaims =
    one.kind === 'StatefulSet' &&
    textAt(one.after, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled') === 'Delete';
  return [
    {
      ...base,
      id: 'replicas-down',
      outcome: 'gone',
      risk: takesClaims ? 'data loss' : 'degraded',
      says: `${one.title} goes from ${counted(old, 'pod')} to ${now}${now === 0 ? ', and what they do is not done any more' : ''}${takesClaims ? ', and claims of those that go are deleted with their data (`whenScaled: Delete`)' : one.kind === 'StatefulSet' ? '; claims of those that go stay' : ''}.`,
    },
  ];
}

function watchEffect(one: ObjectCase, { isIdle }: OverlayCase): readonly ObjectEffect[] {
  const gone = unwatched(one);
  if (gone.length === 0) return [];
  if (isIdle && !gone.includes('*'))
    return [
      {
        id: 'operator-watches-less',
        subject: one.subject,
        outcome: 'gone',
        risk: 'none',
        changes: fieldsOfVariables(one, ['STRIMZI_NAMESPACE']),
        says: `The cluster operator does not watch ${listed(gone)} any more, where this repository has no Kafka cluster.`,
      },
    ];
  return [
    {
      id: 'operator-watches-less',
      subject: one.subject,
      outcome: 'gone',
      risk: 'outage',
      changes: fieldsOfVariables(one, ['STRIMZI_NAMESPACE']),
      says: `The cluster operator does not watch ${gone.includes('*') ? 'all namespaces any more, only those that it lists' : `${listed(gone)} any more`}: Kafka clusters there run on, pods that fail are not made anew, certificates run out, and no change arrives.`,
      first: ['See that no Kafka resource is left there, or that another operator watches it.'],
    },
  ];
}
