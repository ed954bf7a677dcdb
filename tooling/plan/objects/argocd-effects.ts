/**
 * Owns what follows from changed objects of Argo CD itself: projects, sets, Applications and its settings. None of them touches what
 * runs; they decide what Argo CD does with the next commit. Which settings are read at once is from v3.5.7: `argocd-cm` and
 * `argocd-notifications-cm` are watched, `argocd-cmd-params-cm` gives variables of pods.
 */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, textAt } from '../../source/plain.ts';
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { fieldsAt, isOf, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';

const group = 'argoproj.io';
const settings: readonly string[] = ['argocd-cm', 'argocd-cmd-params-cm', 'argocd-notifications-cm', 'argocd-rbac-cm'];

/** Whether Argo CD reads it; what is told of other ConfigMaps does not hold of these. */
export function isOfArgoCd({ kind, group: its, name }: ObjectCase): boolean {
  return its === group || (its === '' && kind === 'ConfigMap' && settings.includes(name));
}

export function argocdEffects({ cases }: OverlayCase): readonly ObjectEffect[] {
  const told = cases.flatMap((one): readonly Told[] => {
    if (one.change !== 'changed') return [];
    if (isOf(one, 'AppProject', group)) return projectEffects(one);
    if (isOf(one, 'ApplicationSet', group)) return setEffects(one);
    if (isOf(one, 'Application', group)) return applicationEffects(one);
    return isOfArgoCd(one) && one.group === '' ? settingsEffects(one) : [];
  });
  return together(told);
}

/** What is told of one object; `says` is given the name of all objects that the same is told of. */
interface Told extends Pick<ObjectEffect, 'id' | 'changes' | 'first' | 'afterwards'> {
  readonly one: ObjectCase;
  readonly says: (title: string) => string;
  readonly risk?: ObjectEffect['risk'];
}

/** A change of a base reaches all sets alike. */
function together(told: readonly Told[]): readonly ObjectEffect[] {
  const alike = new Map<string, [Told, ...Told[]]>();
  for (const one of told) {
    const key = `${one.id} ${one.says('')}`;
    const found = alike.get(key);
    if (found === undefined) alike.set(key, [one]);
    else found.push(one);
  }
  return [...alike.values()].map((all) => {
    const [{ id, says, risk = 'none', first, afterwards, one }] = all;
    return {
      id,
      ...(all.length === 1 ? { subject: one.subject } : {}),
      outcome: 'dynamic',
      risk,
      changes: all.flatMap(({ changes }) => changes),
      says: says(all.length === 1 ? one.title : listed(all.map(({ one: { subject } }) => subject))),
      ...(first === undefined ? {} : { first }),
      ...(afterwards === undefined ? {} : { afterwards }),
    };
  });
}

function effect(
  id: ObjectEffect['id'],
  one: ObjectCase,
  changes: readonly FieldChange[],
  says: Told['says'],
  more: Pick<Told, 'first' | 'afterwards' | 'risk'> = {},
): readonly Told[] {
  return changes.length === 0 ? [] : [{ id, one, changes, says, ...more }];
}

/** Fields of a project that say what its Applications may have. */
const limits: readonly (readonly string[])[] = [
  ['spec', 'destinations'],
  ['spec', 'sourceRepos'],
  ['spec', 'clusterResourceWhitelist'],
  ['spec', 'namespaceResourceWhitelist'],
];

function projectEffects(one: ObjectCase): readonly Told[] {
  const windows = fieldsAt(one, ['spec', 'syncWindows']);
  const bounds = fieldsAt(one, ...limits);
  const roles = fieldsAt(one, ['spec', 'roles']);
  const known = [...windows, ...bounds, ...roles];
  const rest = one.fields.filter((field) => field.route[0] === 'spec' && !known.includes(field));
  const isNarrowed = bounds.some(({ before, after }) => takesAway(before, after));
  return [
    ...effect(
      'sync-windows-changed',
      one,
      windows,
      (title) =>
        `${title}: other times hold in which Argo CD syncs by itself. They count as soon as this is applied, also for what waits already.`,
    ),
    ...effect(isNarrowed ? 'project-narrowed' : 'project-widened', one, bounds, (title) =>
      isNarrowed
        ? `${title}: less is allowed than before. Argo CD refuses to sync an Application that needs it still; what runs stays as it is.`
        : `${title}: more is allowed than before; nothing changes until an Application makes use of it.`,
    ),
    ...effect(
      'project-roles-changed',
      one,
      roles,
      (title) => `Who may see and do what with the Applications of ${title} changes at once; nothing that runs does.`,
    ),
    ...effect(
      'argocd-changed',
      one,
      rest,
      (title) => `Argo CD applies ${paths(rest)} of ${title}; nothing that runs changes.`,
    ),
  ];
}

/** Whether something is gone or is another. */
function takesAway(before: FieldChange['before'], after: FieldChange['after']): boolean {
  if (before === undefined) return false;
  if (!Array.isArray(before) || !Array.isArray(after)) return true;
  const left = new Set(after.map((item) => JSON.stringify(item)));
  return before.some((item) => !left.has(JSON.stringify(item)));
}

function setEffects(one: ObjectCase): readonly Told[] {
  const all = one.fields.filter(({ route }) => route[0] === 'spec');
  const template = fieldsAt(one, ['spec', 'template']).filter(({ route }) => route.length > 1);
  const source = fieldsAt(one, ['spec', 'template', 'spec', 'source'], ['spec', 'generators']);
  const others = template.filter((field) => !source.includes(field));
  const safety = fieldsAt(one, ['spec', 'syncPolicy'], ['metadata', 'finalizers']);
  const rest = all.filter((field) => ![...source, ...others, ...safety].includes(field));
  return [
    ...effect(
      'set-safety-changed',
      one,
      safety,
      (title) =>
        `${title}: what becomes of Applications when their files or their set go follows from ${paths(safety)}, which ${safety.length === 1 ? 'differs' : 'differ'}. Nothing goes by this change alone${isSafe(one.after) ? '' : '; a later one may delete Applications with what they have applied'}.`,
      isSafe(one.after)
        ? {}
        : {
            risk: 'degraded',
            first: ['Keep `applicationsSync: create-update`, `preserveResourcesOnDeletion: true` and the finalizer.'],
          },
    ),
    ...effect(
      'application-source-changed',
      one,
      source,
      (title) =>
        `Where the Applications of ${title} come from is another: Argo CD reads ${paths(source)} anew and syncs each of them to what it finds there.`,
      {
        first: ['See that the new place has the same overlays; an Application whose path is not there syncs nothing.'],
      },
    ),
    ...effect(
      'applications-changed',
      one,
      others,
      (title) => `Every Application of ${title} gets ${paths(others)}; what it has applied stays as it is.`,
    ),
    ...effect(
      'argocd-changed',
      one,
      rest,
      (title) => `Argo CD applies ${paths(rest)} of ${title}; its Applications stay as they are.`,
    ),
  ];
}

/** Whether no Application goes with its file or with the set. */
function isSafe(set: Plain | undefined): boolean {
  return (
    textAt(set, 'spec', 'syncPolicy', 'applicationsSync') === 'create-update' &&
    flagAt(set, 'spec', 'syncPolicy', 'preserveResourcesOnDeletion') === true &&
    listAt(set, 'metadata', 'finalizers').includes('resources-finalizer.argocd.argoproj.io')
  );
}

function applicationEffects(one: ObjectCase): readonly Told[] {
  const source = fieldsAt(one, ['spec', 'source'], ['spec', 'sources'], ['spec', 'destination']);
  const rest = one.fields.filter((field) => field.route[0] === 'spec' && !source.includes(field));
  return [
    ...effect(
      'application-source-changed',
      one,
      source,
      (title) =>
        `${title} follows something else: Argo CD reads ${paths(source)} anew and syncs to what it finds there.`,
      { first: ['See that the new place has the same overlay; an Application whose path is not there syncs nothing.'] },
    ),
    ...effect(
      'argocd-changed',
      one,
      rest,
      (title) => `Argo CD applies ${paths(rest)} of ${title}; what it has applied stays as it is.`,
    ),
  ];
}

function settingsEffects(one: ObjectCase): readonly Told[] {
  const all = fieldsAt(one, ['data']);
  const keys = listed(
    all.map(({ route }) => String(route[1] ?? route[0])),
    3,
  );
  if (one.name === 'argocd-cmd-params-cm')
    return effect(
      'argocd-settings-wait',
      one,
      all,
      () =>
        `Argo CD's own settings ${keys} differ, which its pods read when they start: nothing happens until they are restarted.`,
      {
        afterwards: [
          `\`kubectl -n ${one.namespace ?? 'argocd'} rollout restart deployment,statefulset -l app.kubernetes.io/part-of=argocd\`; Kafka does not notice.`,
        ],
      },
    );
  const is = all.length === 1 ? 'differs, and is' : 'differ, and are';
  const what =
    one.name === 'argocd-notifications-cm'
      ? 'from then on messages are sent by them'
      : 'health and actions that they decide are computed anew, and nothing that runs changes';
  return effect('argocd-settings-changed', one, all, (title) => `${keys} of ${title} ${is} taken up at once: ${what}.`);
}

function paths(fields: readonly FieldChange[]): string {
  return listed(
    fields.map(({ path }) => path),
    3,
  );
}
