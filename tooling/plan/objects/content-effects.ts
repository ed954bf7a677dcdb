/**
 * Owns what changed ConfigMaps and Secrets do to pods that read them. Those that a Kafka resource of the overlay names are the operator's
 * business, which others tell. No value is ever said.
 */
import { textAt } from '../../source/plain.ts';
import { usesIn } from '../../strimzi/made/pod-uses.ts';
import { isOfArgoCd } from './argocd-effects.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { followsChanges, type Reader, readersOf } from './readers.ts';

const fields = [['data'], ['binaryData'], ['stringData']] as const;

export function contentEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) => {
    const { kind, group, change } = one;
    if (change !== 'changed' || group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret')) return [];
    return isOfKafka(one, overlay) || isOfArgoCd(one) ? [] : contentEffect(one, kind, overlay);
  });
}

/** Whether the Kafka resource that others look at names it. */
export function isOfKafka({ kind, group, name }: ObjectCase, { cluster }: OverlayCase): boolean {
  if (group !== '' || kind !== 'ConfigMap' || cluster.before === undefined || cluster.after === undefined) return false;
  return [cluster.before, cluster.after].some(({ kafka, pools }) =>
    [kafka, ...pools].some((one) => usesIn(one).some((use) => use.kind === kind && use.name === name)),
  );
}

function contentEffect(one: ObjectCase, kind: 'ConfigMap' | 'Secret', overlay: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ...fields);
  if (changes.length === 0) return [];
  const readers = readersOf(kind, one.name, one.namespace, overlay.after ?? []);
  const base = { subject: one.subject, changes } as const;
  const names = [...new Set(changes.map(({ route }) => String(route[1] ?? route[0])))];
  const keys = listed(names, 3);
  const [verb, comes, arrives, them] =
    names.length === 1 ? ['changes', 'comes', 'it arrives', 'it'] : ['change', 'come', 'they arrive', 'them'];
  // With a hash in its name it comes with pods that name it, which restart for it.
  const waiting = readers.filter((reader) => !restarts(reader, overlay));
  if (readers.length === 0)
    return [
      {
        ...base,
        id: 'content-changed',
        outcome: 'dynamic',
        risk: 'none',
        says: `${keys} of ${one.title} ${one.oldName === one.name ? verb : `${names.length === 1 ? 'is' : 'are'} in an object with another name`}; nothing in the overlay reads it.`,
      },
    ];
  if (waiting.length === 0)
    return one.oldName === one.name
      ? [
          {
            ...base,
            id: 'content-taken',
            outcome: 'dynamic',
            risk: 'none',
            says: `${keys} of ${one.title} ${verb}, and ${comes} with the restart of ${titles(readers)}.`,
          },
        ]
      : [];
  const stale = waiting.filter(({ template }) => template !== undefined && !followsChanges(template, kind, one.name));
  const taken = waiting.filter((reader) => !stale.includes(reader));
  return [
    ...(stale.length === 0
      ? []
      : [
          {
            ...base,
            id: 'content-stale',
            outcome: 'ignored',
            risk: 'degraded',
            says: `${keys} of ${one.title} ${verb}, and running pods of ${titles(stale)} do not see ${them}, as they read ${them} as variables or by \`subPath\`: ${arrives} when they are made anew.`,
            afterwards: [`Restart ${titles(stale)}, such as with \`kubectl rollout restart\`.`],
          } satisfies ObjectEffect,
        ]),
    ...(taken.length === 0
      ? []
      : [
          {
            ...base,
            id: 'content-taken',
            outcome: 'dynamic',
            risk: 'none',
            says: `${keys} of ${one.title} ${verb} in running pods of ${titles(taken)} within a minute or two, without a restart; whether the process reads ${them} anew is its own affair.`,
          } satisfies ObjectEffect,
        ]),
  ];
}

function titles(readers: readonly Reader[]): string {
  return listed(readers.map(({ title }) => title));
}

/** Whether its pods restart with the same change. */
function restarts({ kind, name, group, object }: Reader, { cases }: OverlayCase): boolean {
  const namespace = textAt(object, 'metadata', 'namespace');
  return cases.some(
    (one) =>
      one.kind === kind &&
      one.name === name &&
      one.group === group &&
      one.namespace === namespace &&
      (one.change === 'new' || fieldsAt(one, ['spec', 'template']).length > 0) &&
      textAt(one.after, 'spec', 'updateStrategy', 'type') !== 'OnDelete',
  );
}
