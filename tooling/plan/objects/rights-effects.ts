/** Owns what changed roles and bindings do: who may do less than before. */

import type { Plain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import type { Risk } from '../../strimzi/effects/effect.ts';
import { imagesOf, isClusterOperator } from '../../strimzi/operator/deployment.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { unwatched } from './operator-pods.ts';

const group = 'rbac.authorization.k8s.io';

export function rightsEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) => {
    if (one.change !== 'changed' || one.group !== group) return [];
    return [...ruleEffects(one, overlay), ...subjectEffects(one, overlay)];
  });
}

/**
 * What it costs to lose rights: the operator cannot go on without those it needs, unless another release of it comes with the change,
 * which needs others, or there is nothing yet that it needs a binding in this namespace for.
 */
export function rightsRisk({ name, namespace = '' }: ObjectCase, { cases, isIdle }: OverlayCase): Risk {
  if (!name.startsWith('strimzi-')) return 'degraded';
  if (isIdle && cases.some((one) => unwatched(one).includes(namespace))) return 'none';
  const changesRelease = cases.some(
    ({ before, after }) => isClusterOperator(after) && imagesOf(before).join() !== imagesOf(after).join(),
  );
  return changesRelease ? 'none' : 'outage';
}

function ruleEffects(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['rules'], ['aggregationRule']);
  if (changes.length === 0) return [];
  const [old, now] = [rightsIn(one.before), rightsIn(one.after)];
  const lost = old.filter((right) => !now.some((other) => covers(other, right)));
  const base = { subject: one.subject, changes } as const;
  if (lost.length === 0)
    return [
      {
        ...base,
        id: 'rights-added',
        outcome: 'dynamic',
        risk: 'none',
        says: `${one.title} gives all the rights that it gave, and more.`,
      },
    ];
  const risk = rightsRisk(one, overlay);
  return [
    {
      ...base,
      id: 'rights-gone',
      outcome: 'gone',
      risk,
      says: `${one.title} does not give ${listed(textsOf(lost), 4)} any more: ${consequence(risk, 'whoever is bound to it')}.`,
      ...(risk === 'none' ? {} : { first: ['See that nothing uses these rights, in the log of who is bound to it.'] }),
    },
  ];
}

function subjectEffects(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['subjects']);
  if (changes.length === 0) return [];
  const [old, now] = [subjectsOf(one.before), subjectsOf(one.after)];
  const lost = old.filter((subject) => !now.includes(subject));
  const base = { subject: one.subject, changes } as const;
  const role = `${textAt(one.after, 'roleRef', 'kind') ?? 'role'} \`${textAt(one.after, 'roleRef', 'name') ?? ''}\``;
  if (lost.length === 0)
    return [
      {
        ...base,
        id: 'rights-added',
        outcome: 'dynamic',
        risk: 'none',
        says: `${one.title} gives ${listed(now.filter((subject) => !old.includes(subject)))} the rights of ${role}.`,
      },
    ];
  const risk = rightsRisk(one, overlay);
  return [
    {
      ...base,
      id: 'rights-gone',
      outcome: 'gone',
      risk,
      says: `${listed(lost)} ${lost.length === 1 ? 'loses' : 'lose'} the rights of ${role} that ${one.title} gives: ${consequence(risk, lost.length === 1 ? 'it' : 'they')}.`,
    },
  ];
}

function consequence(risk: Risk, who: string): string {
  if (risk === 'none') return 'the release of the operator that comes with the change does not ask for it';
  if (risk === 'outage')
    return 'the operator stops at the first thing that it may not do, and clusters are not looked after';
  return `${who} ${who === 'they' ? 'are' : 'is'} refused where ${who === 'they' ? 'they need' : 'it needs'} them`;
}

interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  /** Empty for all. */
  readonly names: string;
}

function rightsIn(role: Plain | undefined): readonly Right[] {
  return listAt(role, 'rules').flatMap((rule) => {
    const texts = (field: string): readonly string[] =>
      listAt(rule, field).flatMap((one) => (typeof one === 'string' ? [one] : []));
    const names = [...texts('resourceNames')].sort().join(',');
    const urls = texts('nonResourceURLs').flatMap((url) =>
      texts('verbs').map((verb): Right => ({ group: 'url', resource: url, verb, names: '' })),
    );
    const resources = texts('apiGroups').flatMap((apiGroup) =>
      texts('resources').flatMap((resource) =>
        texts('verbs').map((verb): Right => ({ group: apiGroup, resource, verb, names })),
      ),
    );
    return [...urls, ...resources];
  });
}

function covers(one: Right, other: Right): boolean {
  const matches = (mine: string, theirs: string): boolean => mine === '*' || mine === theirs;
  return (
    (one.group === 'url') === (other.group === 'url') &&
    matches(one.group, other.group) &&
    matches(one.resource, other.resource) &&
    matches(one.verb, other.verb) &&
    (one.names === '' || other.names.split(',').every((name) => name !== '' && one.names.split(',').includes(name)))
  );
}

/** `delete, patch pods`, one for each resource. */
function textsOf(rights: readonly Right[]): readonly string[] {
  const verbs = new Map<string, string[]>();
  for (const { group: of, resource, verb } of rights) {
    const key = of === '' || of === 'url' ? resource : `${resource}.${of}`;
    const found = verbs.get(key) ?? [];
    if (!found.includes(verb)) found.push(verb);
    verbs.set(key, found);
  }
  return [...verbs].map(([resource, all]) => `${all.join(', ')} ${resource}`);
}

function subjectsOf(binding: Plain | undefined): readonly string[] {
  return listAt(binding, 'subjects').map((subject) => {
    const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((key) => plainAt(subject, key) ?? '');
    return `${String(kind)} ${namespace === '' ? '' : `${String(namespace)}/`}${String(name)}`;
  });
}
