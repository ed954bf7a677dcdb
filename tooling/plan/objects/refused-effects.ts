/**
 * Owns changes that the API server refuses because a field cannot change, and what else of the Application waits for that. Each entry was
 * tried on a real API server. What is not said has its default: to write the default, or to leave it out, is no change.
 */
import { samePlain } from '../../source/edit-plain.ts';
import type { Plain } from '../../source/node.ts';
import { flagAt, hasAt, isPlainMap, listAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { parseQuantity } from '../../source/quantity.ts';
import { shorten } from '../../source/show.ts';
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';

export function refusedEffects({ cases }: OverlayCase): readonly ObjectEffect[] {
  const effects: ObjectEffect[] = [];
  /** Definitions come by the dozen, and what is wrong with one is wrong with all. */
  const definitions = new Map<string, ObjectCase[]>();
  for (const one of cases) {
    if (one.change !== 'changed') continue;
    const version = one.group === definitionGroup ? storedAndGone(one) : undefined;
    const fault = version === undefined ? refusalOf(one) : undefined;
    if (version !== undefined) definitions.set(version, [...(definitions.get(version) ?? []), one]);
    else if (fault !== undefined) effects.push(refused(one, fault));
    else effects.push(...ignoredIn(one));
  }
  return [...effects, ...[...definitions].map(([version, all]) => storedElsewhere(version, all))];
}

const definitionGroup = 'apiextensions.k8s.io';

interface Refusal {
  readonly fields: readonly FieldChange[];
  /** After `as`; where left out, the fields cannot change. */
  readonly why?: string;
  readonly instead: string;
}

function refused(one: ObjectCase, { fields, why, instead }: Refusal): ObjectEffect {
  const paths = fields.map(({ path }) => path);
  return {
    id: 'change-refused',
    subject: one.subject,
    outcome: 'refused',
    risk: 'degraded',
    // The others of the object are not applied either.
    changes: one.fields,
    says: `The API server refuses the change of ${one.title}, as ${why ?? `${listed(paths, 3)} cannot change`}: nothing of this object arrives, the sync fails again and again, later waves wait, and nothing is deleted.`,
    first: [instead],
  };
}

function refusalOf(one: ObjectCase): Refusal | undefined {
  const special = specials[`${one.group}/${one.kind}`]?.(one);
  if (special !== undefined) return special;
  const rule = fixed[`${one.group}/${one.kind}`];
  if (rule === undefined) return undefined;
  const routes = rule.routes.filter(({ route, default: value }) => {
    const [old, now] = [one.before, one.after].map((side) => plainAt(side, ...route) ?? value);
    return !(old === undefined ? now === undefined : now !== undefined && samePlain(old, now));
  });
  const fields = fieldsAt(one, ...routes.map(({ route }) => route));
  return fields.length === 0 ? undefined : { fields, instead: rule.instead(one) };
}

interface Fixed {
  readonly routes: readonly { readonly route: readonly string[]; readonly default?: Plain }[];
  readonly instead: (one: ObjectCase) => string;
}

const at = (path: string, value?: Plain): Fixed['routes'][number] =>
  value === undefined ? { route: path.split('.') } : { route: path.split('.'), default: value };

const newName = ({ title }: ObjectCase): string =>
  `Leave ${title} as it is and give the new one another name, with all that names it; the old one goes in a change after that.`;
const deleteFirst = (one: ObjectCase): string =>
  `Give it another name; or delete it by hand right before the merge (\`${kubectl('delete', one)}\`), so that Argo CD makes it anew: what it does is not done meanwhile.`;
const orphan = (one: ObjectCase): string =>
  `Delete it by hand right before the merge and leave its pods (\`${kubectl('delete', one)} --cascade=orphan\`): Argo CD makes it anew, and it takes up pods that its selector finds.`;

function kubectl(verb: string, { kind, name, namespace }: ObjectCase): string {
  return `kubectl ${verb} ${kind.toLowerCase()} ${name}${namespace === undefined ? '' : ` -n ${namespace}`}`;
}

const rbac: Fixed = { routes: [at('roleRef')], instead: deleteFirst };

const fixed: Readonly<Record<string, Fixed>> = {
  'apps/Deployment': { routes: [at('spec.selector')], instead: deleteFirst },
  'apps/ReplicaSet': { routes: [at('spec.selector')], instead: deleteFirst },
  'apps/DaemonSet': { routes: [at('spec.selector')], instead: deleteFirst },
  'batch/Job': {
    routes: [
      at('spec.selector'),
      at('spec.template'),
      at('spec.completions', 1),
      at('spec.completionMode', 'NonIndexed'),
    ],
    instead: deleteFirst,
  },
  'storage.k8s.io/StorageClass': {
    routes: [
      at('provisioner'),
      at('parameters', Object.create(null)),
      at('reclaimPolicy', 'Delete'),
      at('volumeBindingMode', 'Immediate'),
    ],
    instead: newName,
  },
  'storage.k8s.io/VolumeAttributesClass': { routes: [at('driverName'), at('parameters')], instead: newName },
  'storage.k8s.io/CSIDriver': { routes: [at('spec.attachRequired', true)], instead: newName },
  'scheduling.k8s.io/PriorityClass': {
    routes: [at('value'), at('preemptionPolicy', 'PreemptLowerPriority')],
    instead: newName,
  },
  'networking.k8s.io/IngressClass': { routes: [at('spec.controller')], instead: newName },
  'node.k8s.io/RuntimeClass': { routes: [at('handler')], instead: newName },
  'rbac.authorization.k8s.io/RoleBinding': rbac,
  'rbac.authorization.k8s.io/ClusterRoleBinding': rbac,
};

const specials: Readonly<Record<string, (one: ObjectCase) => Refusal | undefined>> = {
  'apps/StatefulSet': statefulSet,
  'apps/Deployment': (one) => strategy(one, 'strategy', 'Recreate'),
  '/Service': service,
  '/Secret': (one) => {
    const type = ([one.before, one.after] as const).map((side) => textAt(side, 'type') ?? 'Opaque');
    return type[0] === type[1] ? frozen(one) : { fields: fieldsAt(one, ['type']), instead: newName(one) };
  },
  '/ConfigMap': frozen,
  '/PersistentVolumeClaim': claim,
  '/PersistentVolume': volume,
  '/Pod': pod,
  'apiextensions.k8s.io/CustomResourceDefinition': definition,
};

const mayChange = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]);

function statefulSet(one: ObjectCase): Refusal | undefined {
  const policy = [one.before, one.after].map((side) => textAt(side, 'spec', 'podManagementPolicy') ?? 'OrderedReady');
  const fields = fieldsAt(one, ['spec']).filter(({ route }) => {
    const field = String(route[1] ?? '');
    return !mayChange.has(field) && !(field === 'podManagementPolicy' && policy[0] === policy[1]);
  });
  if (fields.length === 0) return strategy(one, 'updateStrategy', 'OnDelete');
  const storage = fields.some(({ route }) => route[1] === 'volumeClaimTemplates');
  return {
    fields,
    instead: `${orphan(one)}${storage ? ' Claims that are there stay as they are: each can grow by hand, where its class allows that, and none can shrink.' : ''}`,
  };
}

/** What the API server filled in stays, unless Argo CD wrote a part of it, and does not go with another type. */
function strategy(one: ObjectCase, field: 'strategy' | 'updateStrategy', without: string): Refusal | undefined {
  const type = ([one.before, one.after] as const).map((side) => textAt(side, 'spec', field, 'type') ?? 'RollingUpdate');
  if (type[0] !== 'RollingUpdate' || type[1] !== without) return undefined;
  if (Object.keys(plainMap(plainAt(one.before, 'spec', field, 'rollingUpdate'))).length > 0) return undefined;
  return {
    fields: fieldsAt(one, ['spec', field]),
    why: `\`${without}\` takes no \`spec.${field}.rollingUpdate\`, which the API server has filled in before and nothing of the change takes away`,
    instead: `Take it away by hand right before the merge: \`kubectl patch ${one.kind.toLowerCase()} ${one.name}${one.namespace === undefined ? '' : ` -n ${one.namespace}`} --type merge -p '{"spec":{"${field}":{"type":"${without}","rollingUpdate":null}}}'\`.`,
  };
}

function plainMap(value: Plain | undefined): { readonly [key: string]: Plain } {
  return isPlainMap(value) ? value : {};
}

function service(one: ObjectCase): Refusal | undefined {
  const { before, after } = one;
  const [old, now] = [textAt(before, 'spec', 'clusterIP'), textAt(after, 'spec', 'clusterIP')];
  const type = ([before, after] as const).map((side) => textAt(side, 'spec', 'type') ?? 'ClusterIP');
  if (type[0] !== 'ExternalName' && type[1] !== 'ExternalName') {
    if (now !== undefined && now !== old)
      return {
        fields: fieldsAt(one, ['spec', 'clusterIP']),
        why: 'the address of a Service (`spec.clusterIP`) cannot change once it has one',
        instead: deleteFirst(one),
      };
    if (old === 'None' && type[1] !== 'ClusterIP')
      return {
        fields: fieldsAt(one, ['spec', 'type'], ['spec', 'clusterIP']),
        why: `a Service without an address of its own (\`clusterIP: None\`) cannot become \`${type[1]}\``,
        instead: deleteFirst(one),
      };
  }
  const classes = [before, after].map((side) => textAt(side, 'spec', 'loadBalancerClass'));
  if (type[0] === 'LoadBalancer' && type[1] === 'LoadBalancer' && classes[0] !== classes[1])
    return { fields: fieldsAt(one, ['spec', 'loadBalancerClass']), instead: newName(one) };
  const families = [before, after].map((side) => listAt(side, 'spec', 'ipFamilies')[0]);
  if (families[0] !== undefined && families[1] !== undefined && families[0] !== families[1])
    return { fields: fieldsAt(one, ['spec', 'ipFamilies']), instead: deleteFirst(one) };
  return undefined;
}

/** A ConfigMap or Secret with `immutable: true`. */
function frozen(one: ObjectCase): Refusal | undefined {
  if (flagAt(one.before, 'immutable') !== true) return undefined;
  const fields = fieldsAt(one, ['data'], ['binaryData'], ['stringData'], ['immutable']);
  // One with a hash in its name is made anew.
  if (fields.length === 0 || one.oldName !== one.name) return undefined;
  return { fields, why: 'it has `immutable: true`', instead: newName(one) };
}

function claim(one: ObjectCase): Refusal | undefined {
  const size = ['spec', 'resources', 'requests', 'storage'] as const;
  const [old, now] = [one.before, one.after].map((side) => parseQuantity(String(plainAt(side, ...size) ?? '')));
  if (old !== undefined && now !== undefined && now < old)
    return {
      fields: fieldsAt(one, size),
      why: 'a claim cannot shrink',
      instead: 'Put the size back; for a smaller one make another claim and copy the data.',
    };
  const fields = fieldsAt(one, ['spec']).filter(
    ({ route }) =>
      route[1] !== 'volumeAttributesClassName' &&
      !(route[1] === 'resources' && (route[2] ?? 'requests') === 'requests'),
  );
  if (fields.length === 0) return undefined;
  return {
    fields,
    instead: 'Make another claim as you want it and copy the data; a claim that is there cannot change.',
  };
}

function volume(one: ObjectCase): Refusal | undefined {
  const free = new Set([
    'capacity',
    'accessModes',
    'claimRef',
    'persistentVolumeReclaimPolicy',
    'storageClassName',
    'mountOptions',
    'volumeAttributesClassName',
  ]);
  const fields = fieldsAt(one, ['spec']).filter(({ route }) => !free.has(String(route[1] ?? '')));
  return fields.length === 0 ? undefined : { fields, instead: newName(one) };
}

function pod(one: ObjectCase): Refusal | undefined {
  const fields = fieldsAt(one, ['spec']).filter(
    ({ route }) =>
      !['activeDeadlineSeconds', 'tolerations', 'terminationGracePeriodSeconds'].includes(String(route[1] ?? '')) &&
      !(route.length === 4 && route[3] === 'image'),
  );
  return fields.length === 0 ? undefined : { fields, instead: deleteFirst(one) };
}

function definition(one: ObjectCase): Refusal | undefined {
  const names = [
    ['spec', 'group'],
    ['spec', 'scope'],
    ['spec', 'names', 'kind'],
    ['spec', 'names', 'plural'],
  ] as const;
  const fields = fieldsAt(one, ...names).filter(({ route }) => route.length > 1);
  if (fields.length > 0) return { fields, instead: 'Make another definition; this one cannot change in that.' };
  return undefined;
}

/** The version that objects are stored in, where the new definition does not have it. */
function storedAndGone(one: ObjectCase): string | undefined {
  const versions = (object: Plain | undefined): readonly Plain[] => listAt(object, 'spec', 'versions');
  const stored = versions(one.before).find((version) => flagAt(version, 'storage') === true);
  const name = textAt(stored, 'name');
  return versions(one.after).some((version) => textAt(version, 'name') === name) ? undefined : name;
}

function storedElsewhere(version: string, all: readonly ObjectCase[]): ObjectEffect {
  const one = all.length === 1;
  return {
    id: 'change-refused',
    subject: `CustomResourceDefinition ${version}`,
    outcome: 'refused',
    risk: 'degraded',
    changes: all.flatMap(({ fields }) => fields),
    says: `The API server refuses the change of ${one ? 'CustomResourceDefinition' : `${all.length} CustomResourceDefinitions,`} ${listed(all.map(({ name }) => name))}, as objects are stored as \`${shorten(version)}\`, which the new ${one ? 'one does' : 'ones do'} not have (\`status.storedVersions\`): nothing of ${one ? 'it' : 'them'} arrives, the sync fails again and again, later waves wait, and nothing is deleted.`,
    first: [
      `Convert what is stored first: to definitions that have \`${shorten(version)}\` and store another version, then every object written anew, then \`${shorten(version)}\` taken out of \`status.storedVersions\`.`,
    ],
  };
}

/** A field that is left out is not given back where the API server had filled in another. */
function ignoredIn(one: ObjectCase): readonly ObjectEffect[] {
  if (one.group !== '' || one.kind !== 'Service') return [];
  const old = textAt(one.before, 'spec', 'clusterIP');
  if (
    old === undefined ||
    hasAt(one.after, 'spec', 'clusterIP') ||
    textAt(one.after, 'spec', 'type') === 'ExternalName'
  )
    return [];
  const port = numberAt(one.after, 'spec', 'ports', 0, 'port');
  return [
    {
      id: 'change-ignored',
      subject: one.subject,
      outcome: 'ignored',
      risk: old === 'None' ? 'degraded' : 'none',
      changes: fieldsAt(one, ['spec', 'clusterIP']),
      says: `${one.title} keeps \`clusterIP: ${old}\`, although nothing asks for it any more: the API server leaves the address of a Service as it is${old === 'None' && port !== undefined ? ', so it still leads to pods directly' : ''}.`,
      ...(old === 'None' ? { first: [deleteFirst(one)] } : {}),
    },
  ];
}
