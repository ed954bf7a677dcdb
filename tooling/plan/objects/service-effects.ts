/** Owns what changed Services and Ingresses do to those who connect by them. */

import { contains, parseCidr } from '../../source/cidr.ts';
import type { Plain } from '../../source/node.ts';
import { listAt, numberAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { fieldsAt, isOf, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { templateOf } from './readers.ts';

export function serviceEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) => {
    if (one.change !== 'changed') return [];
    if (isOf(one, 'Ingress', 'networking.k8s.io')) return ingressEffects(one);
    if (!isOf(one, 'Service', '')) return [];
    return [
      ...typeEffects(one),
      ...portEffects(one),
      ...rangeEffects(one),
      ...selectorEffects(one, overlay),
      ...balancerEffects(one),
    ];
  });
}

export function isForMetrics(service: Plain | undefined): boolean {
  const ports = listAt(service, 'spec', 'ports');
  return ports.length > 0 && ports.every((port) => /metrics|prometheus/.test(textAt(port, 'name') ?? ''));
}

/** Whoever looks at nodes through it changes an address; no record is read or written there. */
export function isForJmx(service: Plain | undefined): boolean {
  const ports = listAt(service, 'spec', 'ports');
  return ports.length > 0 && ports.every((port) => /(?:^|-)jmx(?:-|$)/.test(textAt(port, 'name') ?? ''));
}

export function isForOutside(service: Plain | undefined): boolean {
  return ['LoadBalancer', 'NodePort'].includes(typeOf(service)) || listAt(service, 'spec', 'externalIPs').length > 0;
}

function typeOf(service: Plain | undefined): string {
  return textAt(service, 'spec', 'type') ?? 'ClusterIP';
}

function typeEffects(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'type']);
  const [old, now] = [typeOf(one.before), typeOf(one.after)];
  if (changes.length === 0 || old === now) return [];
  const base = { subject: one.subject, changes } as const;
  const widens = old === 'ClusterIP' && now !== 'ExternalName' ? true : old === 'NodePort' && now === 'LoadBalancer';
  if (widens)
    return [
      {
        ...base,
        id: 'service-widened',
        outcome: 'made',
        risk: 'none',
        says: `${one.title} becomes \`${now}\`: pods can be reached from outside of the Kubernetes cluster, too; those who connect inside of it notice nothing.`,
      },
    ];
  const loses =
    old === 'LoadBalancer'
      ? 'its load balancer and that address'
      : old === 'NodePort'
        ? 'its ports on all nodes'
        : 'its address';
  return [
    {
      ...base,
      id: 'service-narrowed',
      outcome: 'gone',
      risk: 'outage',
      says: `${one.title} goes from \`${old}\` to \`${shorten(now)}\` and loses ${loses}: clients that connect by it are cut off.`,
      first: ['Give these clients another address, and have them use it.'],
    },
  ];
}

interface Port {
  readonly key: string;
  readonly name: string;
  readonly nodePort: number | undefined;
  readonly target: Plain;
}

function portsOf(service: Plain | undefined): ReadonlyMap<string, Port> {
  return new Map(
    listAt(service, 'spec', 'ports').map((port) => {
      const key = `${numberAt(port, 'port') ?? '?'}/${textAt(port, 'protocol') ?? 'TCP'}`;
      const target = plainAt(port, 'targetPort') ?? plainAt(port, 'port') ?? null;
      return [key, { key, name: textAt(port, 'name') ?? '', nodePort: numberAt(port, 'nodePort'), target }];
    }),
  );
}

function portEffects(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'ports']);
  if (changes.length === 0) return [];
  const [old, now] = [portsOf(one.before), portsOf(one.after)];
  const base = { subject: one.subject, changes } as const;
  const effects: ObjectEffect[] = [];
  const gone = [...old.values()].filter(({ key }) => !now.has(key));
  const moved = [...now.values()].filter(({ key, nodePort }) => {
    const before = old.get(key)?.nodePort;
    // Without a number the API server keeps the one there is.
    return before !== undefined && nodePort !== undefined && nodePort !== before;
  });
  if (gone.length + moved.length > 0) {
    const lost = [
      ...(gone.length > 0 ? [`port ${listed(gone.map(({ key }) => key.replace('/TCP', '')))}`] : []),
      ...moved.map(({ key, nodePort }) => `node port \`${old.get(key)?.nodePort}\` (now \`${nodePort}\`)`),
    ];
    const metrics = isForMetrics(one.before);
    effects.push({
      ...base,
      id: 'service-narrowed',
      outcome: 'gone',
      risk: metrics || isForJmx(one.before) ? 'degraded' : 'outage',
      says: `${one.title} loses ${lost.join(' and ')}: ${metrics ? 'whoever collects metrics there gets none' : 'clients that connect by it are cut off'}.`,
      ...(metrics
        ? {}
        : {
            first: [
              gone.length > 0
                ? 'Keep the old port beside the new one until all clients use the new one.'
                : 'Have clients go to the new node port right after the merge; a port of a Service has one at a time.',
            ],
          }),
    });
  }
  const turned = [...now.values()].filter(({ key, target }) => old.has(key) && old.get(key)?.target !== target);
  if (turned.length > 0)
    effects.push({
      ...base,
      id: 'service-elsewhere',
      outcome: 'dynamic',
      risk: 'degraded',
      says: `${one.title} leads from ${listed(turned.map(({ key }) => key.replace('/TCP', '')))} to port ${listed(turned.map(({ target }) => String(target)))} of its pods: clients are cut off where nothing listens there.`,
    });
  const added = [...now.values()].filter(({ key }) => !old.has(key));
  if (added.length > 0 && effects.length === 0)
    effects.push({
      ...base,
      id: 'service-widened',
      outcome: 'dynamic',
      risk: 'none',
      says: `${one.title} has port ${listed(added.map(({ key }) => key.replace('/TCP', '')))}, too.`,
    });
  return effects;
}

function rangeEffects(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'loadBalancerSourceRanges']);
  if (changes.length === 0) return [];
  const ranges = (service: Plain | undefined): readonly string[] =>
    listAt(service, 'spec', 'loadBalancerSourceRanges').flatMap((range) => (typeof range === 'string' ? [range] : []));
  const [old, now] = [ranges(one.before), ranges(one.after)];
  const gone = old.filter((range) => !now.some((other) => holdsRange(other, range)));
  const base = { subject: one.subject, changes } as const;
  // No range at all is every range.
  if (now.length === 0 || (old.length > 0 && gone.length === 0))
    return [
      {
        ...base,
        id: 'service-widened',
        outcome: 'dynamic',
        risk: 'none',
        says: `${one.title} takes connections from ${now.length === 0 ? 'everywhere' : listed(now.filter((range) => !old.includes(range)))}${now.length === 0 ? '' : ', too'}.`,
      },
    ];
  return [
    {
      ...base,
      id: 'service-narrowed',
      outcome: 'gone',
      risk: 'outage',
      says: `${one.title} takes connections from ${listed(now)} only: clients ${gone.length > 0 ? `elsewhere in ${listed(gone)}` : 'elsewhere'} are cut off.`,
      first: ['See that no client connects from the ranges that go.'],
    },
  ];
}

function holdsRange(outer: string, inner: string): boolean {
  const [large, small] = [outer, inner].map(parseCidr);
  return outer === inner || (large !== undefined && small !== undefined && contains(large, small));
}

function selectorEffects(one: ObjectCase, { after }: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'selector']);
  if (changes.length === 0) return [];
  const selector = textsAt(one.after, 'spec', 'selector');
  // The cluster's label is on pods of the overlay as well, which are looked for here.
  const known = Object.keys(selector).some((key) => key.startsWith('strimzi.io/') && key !== 'strimzi.io/cluster');
  const matches = (after ?? []).some((object) => {
    const labels = textsAt(templateOf(object), 'metadata', 'labels');
    return (
      textAt(object, 'metadata', 'namespace') === one.namespace &&
      templateOf(object) !== undefined &&
      Object.entries(selector).every(([key, value]) => labels[key] === value)
    );
  });
  const isSafe = matches || known;
  return [
    {
      id: 'service-elsewhere',
      subject: one.subject,
      outcome: 'dynamic',
      risk: isSafe ? 'degraded' : 'outage',
      changes,
      says: `${one.title} leads to pods with ${listed(Object.entries(selector).map(([key, value]) => `${key}=${value}`))}: ${isSafe ? 'connections to others end' : 'the overlay makes none, so clients reach nothing where nobody else does'}.`,
    },
  ];
}

function balancerEffects(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['metadata', 'annotations']).filter(
    ({ route }) => !String(route[2] ?? '').startsWith('argocd.argoproj.io/'),
  );
  if (changes.length === 0 || typeOf(one.after) !== 'LoadBalancer' || typeOf(one.before) !== 'LoadBalancer') return [];
  const names = changes.map(({ route }) => String(route[2] ?? 'metadata.annotations'));
  return [
    {
      id: 'load-balancer-changed',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'degraded',
      changes,
      says: `${listed(names)} of ${one.title} ${names.length === 1 ? 'differs' : 'differ'}, which the cloud reads: what it does with a load balancer that is there is not known here; some make another one, with another address.`,
      first: ['Read in the documentation of the cloud what a change of the annotation does.'],
    },
  ];
}

function ingressEffects(one: ObjectCase): readonly ObjectEffect[] {
  const routes = (ingress: Plain | undefined): readonly string[] =>
    listAt(ingress, 'spec', 'rules').flatMap((rule) => {
      const host = textAt(rule, 'host') ?? '*';
      const paths = listAt(rule, 'http', 'paths').map((path) => textAt(path, 'path') ?? '/');
      return paths.map((path) => `${host}${path}`);
    });
  const now = new Set(routes(one.after));
  const gone = routes(one.before).filter((route) => !now.has(route));
  if (gone.length === 0) return [];
  return [
    {
      id: 'route-gone',
      subject: one.subject,
      outcome: 'gone',
      risk: 'outage',
      changes: fieldsAt(one, ['spec', 'rules']),
      says: `${one.title} has ${listed(gone)} no more: clients that come by it are cut off.`,
      first: ['Give these clients another address, and have them use it.'],
    },
  ];
}
