/**
 * Owns what changed NetworkPolicies do: who is let in or out no more, who newly. A policy admits, none forbids: what counts is the set of
 * peers and ports that it admits, in whatever rules they stand.
 */

import { contains, parseCidr } from '../../source/cidr.ts';
import type { Plain } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, mapAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { holds, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import type { Deletion } from './gone-kinds.ts';
import { fieldsAt, isOf, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { templateOf } from './readers.ts';

type Way = 'ingress' | 'egress';

export function networkEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) => {
    if (!isOf(one, 'NetworkPolicy', 'networking.k8s.io')) return [];
    if (one.change === 'new') return newPolicy(one, overlay);
    return one.change === 'changed' ? changedPolicy(one) : [];
  });
}

/** Whether a selector is of pods that the operator makes, which its own policies select already. */
export function isStrimziPods(selector: Plain | undefined): boolean {
  const labels = Object.keys(mapAt(selector, 'matchLabels'));
  const keys = listAt(selector, 'matchExpressions').flatMap((one) => textAt(one, 'key') ?? []);
  return [...labels, ...keys].some((key) => key.startsWith('strimzi.io/'));
}

/** Pods that are there before and take connections from everybody are closed by their first policy. */
function newPolicy(one: ObjectCase, { before }: OverlayCase): readonly ObjectEffect[] {
  const selector = mapAt(one.after, 'spec', 'podSelector');
  const selected = podsOf(selector, one.namespace, before);
  if (selected.length === 0 || isStrimziPods(selector)) return [];
  const names = selected.map((object) => `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}`);
  return [
    {
      id: 'network-policy-new',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'outage',
      changes: one.fields,
      says: `${one.title} closes pods of ${listed(names)}: only what it or another policy admits still reaches them (${whoOf(one.after, 'ingress')}).`,
      first: ['See that everybody who connects to these pods is among them.'],
    },
  ];
}

/** Objects whose pods a selector selects. */
function podsOf(selector: Plain, namespace: string | undefined, objects: readonly Plain[] = []): readonly Plain[] {
  const requirements = requirementsOf(selector) ?? [];
  return objects.filter((object) => {
    const template = templateOf(object);
    if (template === undefined || textAt(object, 'metadata', 'namespace') !== namespace) return false;
    const labels = textsAt(template, 'metadata', 'labels');
    return requirements.every((one) => holds(one, labels));
  });
}

/** Where its pods go with it, or all whom it lets in, nobody notices. */
export function deletionOfPolicy(one: ObjectCase, { before, after }: OverlayCase): Deletion {
  const { title, namespace } = one;
  const selector = mapAt(one.before, 'spec', 'podSelector');
  const goes = (of: Plain): boolean =>
    podsOf(of, namespace, before).length > 0 && podsOf(of, namespace, after).length === 0;
  if (goes(selector))
    return { id: 'network-policy-gone', risk: 'none', says: `Argo CD deletes ${title} with the pods that it is for.` };
  const peers = [...admitted(one.before, 'ingress').values()].map(({ peer }) => peer);
  const leave = (peer: Plain | undefined): boolean =>
    hasAt(peer, 'podSelector') && !hasAt(peer, 'namespaceSelector') && goes(mapAt(peer, 'podSelector'));
  if (isStrimziPods(selector)) {
    if (peers.length > 0 && peers.every(leave))
      return {
        id: 'network-policy-gone',
        risk: 'none',
        says: `Argo CD deletes ${title} with the pods that it lets in.`,
      };
    return {
      id: 'network-policy-gone',
      risk: 'outage',
      says: `Argo CD deletes ${title}: whom it lets in is cut off (${whoOf(one.before, 'ingress')}), as the operator's own policies select these pods still.`,
      first: ['See that nobody connects in this way any more.'],
    };
  }
  return {
    id: 'network-policy-gone',
    risk: 'degraded',
    says: `Argo CD deletes ${title}: pods that no other policy selects take connections from everybody, and at others whom it lets in is cut off.`,
  };
}

function whoOf(policy: Plain | undefined, way: Way): string {
  const all = [...admitted(policy, way).values()].map(({ text }) => text);
  return all.length === 0 ? 'nobody' : all.slice(0, 3).join('; ') + (all.length > 3 ? `; ${all.length - 3} more` : '');
}

function changedPolicy(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec']);
  if (changes.length === 0) return [];
  const selector = fieldsAt(one, ['spec', 'podSelector']);
  const lost = (['ingress', 'egress'] as const).flatMap((way) => narrowed(one, way));
  if (selector.length > 0) return [moved(one, changes)];
  if (lost.length > 0)
    return [
      {
        id: 'network-narrowed',
        subject: one.subject,
        outcome: 'gone',
        risk: 'outage',
        changes,
        says: `${one.title} does not admit any more: ${lost.slice(0, 4).join('; ')}${lost.length > 4 ? `; ${lost.length - 4} more` : ''}; unless another policy does, new connections of these are dropped.`,
        first: ['See that nobody connects in this way any more, or that another policy admits it.'],
      },
    ];
  return [
    {
      id: 'network-widened',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'none',
      changes,
      says: `${one.title} admits all that it did, and ${widenedText(one)}.`,
    },
  ];
}

function widenedText({ before, after }: ObjectCase): string {
  const more = (['ingress', 'egress'] as const).flatMap((way) => {
    const old = [...admitted(before, way).values()];
    return [...admitted(after, way).values()]
      .filter((one) => !old.some((other) => covers(other, one)))
      .map(({ text }) => text);
  });
  return more.length === 0
    ? 'nothing else'
    : more.slice(0, 3).join('; ') + (more.length > 3 ? `; ${more.length - 3} more` : '');
}

function moved(one: ObjectCase, changes: readonly FieldChange[]): ObjectEffect {
  return {
    id: 'network-narrowed',
    subject: one.subject,
    outcome: 'gone',
    risk: 'outage',
    changes,
    says: `${one.title} selects other pods: those it selected lose what it alone admits, and those it selects now take only what some policy admits.`,
    first: ['See which policies select both groups of pods, and who connects to them.'],
  };
}

/** What a way loses; where the policy does not look at a way, all of it is open. */
function narrowed({ before, after }: ObjectCase, way: Way): readonly string[] {
  if (!looksAt(after, way)) return [];
  if (!looksAt(before, way))
    return [`${way === 'ingress' ? 'connections to' : 'connections from'} its pods other than ${whoOf(after, way)}`];
  const now = [...admitted(after, way).values()];
  return [...admitted(before, way).values()]
    .filter((one) => !now.some((other) => covers(other, one)))
    .map(({ text }) => text);
}

function looksAt(policy: Plain | undefined, way: Way): boolean {
  const types = listAt(policy, 'spec', 'policyTypes');
  if (types.length === 0) return way === 'ingress' || hasAt(policy, 'spec', 'egress');
  return types.includes(way === 'ingress' ? 'Ingress' : 'Egress');
}

interface Admitted {
  /** Undefined for everybody. */
  readonly peer: Plain | undefined;
  /** The same for the same port; `*` for every port. */
  readonly port: string;
  readonly text: string;
}

/** Each peer with each port, by both. */
function admitted(policy: Plain | undefined, way: Way): ReadonlyMap<string, Admitted> {
  const found = new Map<string, Admitted>();
  for (const rule of listAt(policy, 'spec', way)) {
    const peers = listAt(rule, way === 'ingress' ? 'from' : 'to');
    const ports = listAt(rule, 'ports');
    for (const peer of peers.length === 0 ? [undefined] : peers)
      for (const of of ports.length === 0 ? [undefined] : ports) {
        const port = of === undefined ? '*' : keyOf({ protocol: 'TCP', ...(isPlainMap(of) ? of : {}) });
        const text = `${peerText(peer)} ${of === undefined ? 'on every port' : `on port ${portText(of)}`}`;
        found.set(`${peer === undefined ? '*' : keyOf(peer)} ${port}`, { peer, port, text });
      }
  }
  return found;
}

/** Whether whoever is admitted by one is by the other. */
function covers(one: Admitted, other: Admitted): boolean {
  if (one.port !== '*' && one.port !== other.port) return false;
  if (one.peer === undefined) return true;
  if (other.peer === undefined) return false;
  return keyOf(one.peer) === keyOf(other.peer) || holdsRange(one.peer, other.peer);
}

/** Of blocks with exceptions nothing is said but where they are the same. */
function holdsRange(outer: Plain, inner: Plain): boolean {
  if (hasAt(outer, 'ipBlock', 'except')) return false;
  const [large, small] = [outer, inner].map((peer) => parseCidr(textAt(peer, 'ipBlock', 'cidr') ?? ''));
  return large !== undefined && small !== undefined && contains(large, small);
}

/** The same for the same data, whatever the order of keys. */
function keyOf(value: Plain): string {
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(keyOf).join(',')}]`;
  if (!isPlainMap(value)) return JSON.stringify(String(value)).replaceAll(' ', '\\u0020');
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${keyOf(value[key] ?? null)}`)
    .join(',')}}`;
}

function peerText(peer: Plain | undefined): string {
  if (peer === undefined) return 'everybody';
  const range = textAt(peer, 'ipBlock', 'cidr');
  if (range !== undefined) return `addresses in \`${shorten(range)}\``;
  const pods = hasAt(peer, 'podSelector') ? `pods ${selectorText(plainAt(peer, 'podSelector'))}` : 'all pods';
  const namespaces = hasAt(peer, 'namespaceSelector')
    ? ` of namespaces ${selectorText(plainAt(peer, 'namespaceSelector'))}`
    : '';
  return `${pods}${namespaces}`;
}

function selectorText(selector: Plain | undefined): string {
  const labels = Object.entries(mapAt(selector, 'matchLabels')).map(([key, value]) => `${key}=${String(value)}`);
  const expressions = listAt(selector, 'matchExpressions').map((one) =>
    `${textAt(one, 'key') ?? ''} ${textAt(one, 'operator') ?? ''} ${listAt(one, 'values').map(String).join(',')}`.trim(),
  );
  const all = [...labels, ...expressions];
  return all.length === 0 ? 'with any labels' : `with ${listed(all)}`;
}

function portText(port: Plain): string {
  const from = plainAt(port, 'port');
  const to = plainAt(port, 'endPort');
  if (from === undefined) return `any of ${textAt(port, 'protocol') ?? 'TCP'}`;
  return `\`${shorten(String(from))}${to === undefined ? '' : `-${String(to)}`}\``;
}
