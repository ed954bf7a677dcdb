/** Owns changes of kinds with little to say of each: namespaces, classes, claims, budgets, webhooks, certificates and where Secrets come from. */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { readersOf } from './readers.ts';

export function otherEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  return overlay.cases.flatMap((one) =>
    one.change === 'changed' ? (kinds[`${one.group}/${one.kind}`]?.(one, overlay) ?? []) : [],
  );
}

const kinds: Readonly<Record<string, (one: ObjectCase, overlay: OverlayCase) => readonly ObjectEffect[]>> = {
  '/Namespace': namespace,
  '/PersistentVolumeClaim': claim,
  'storage.k8s.io/StorageClass': storageClass,
  'policy/PodDisruptionBudget': budget,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhook,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhook,
  'cert-manager.io/Certificate': certificate,
  'external-secrets.io/ExternalSecret': externalSecret,
};

/** From lax to strict. */
const levels: readonly string[] = ['privileged', 'baseline', 'restricted'];
const enforce = 'pod-security.kubernetes.io/enforce';

function namespace(one: ObjectCase): readonly ObjectEffect[] {
  const level = (object: Plain | undefined): string => textAt(object, 'metadata', 'labels', enforce) ?? 'privileged';
  const [old, now] = [level(one.before), level(one.after)];
  if (levels.indexOf(now) <= levels.indexOf(old)) return [];
  return [
    {
      id: 'pod-security-tightened',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'degraded',
      changes: fieldsAt(one, ['metadata', 'labels', enforce]),
      says: `${one.title} enforces \`${shorten(now)}\` instead of \`${old}\`: pods that run go on, and one that does not fit is refused when it is made anew, as after a restart.`,
      first: [
        `See what would be refused: \`kubectl label --dry-run=server --overwrite namespace ${one.name} ${enforce}=${shorten(now)}\`.`,
      ],
    },
  ];
}

function claim(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'resources', 'requests', 'storage']);
  if (changes.length === 0) return [];
  const size = (object: Plain | undefined): string =>
    shorten(String(plainAt(object, 'spec', 'resources', 'requests', 'storage') ?? ''));
  return [
    {
      id: 'claim-grows',
      subject: one.subject,
      outcome: 'grows',
      risk: 'none',
      changes,
      says: `${one.title} grows from ${size(one.before)} to ${size(one.after)}; the API server refuses that where its StorageClass does not allow growth, and it never shrinks again.`,
    },
  ];
}

function storageClass(one: ObjectCase): readonly ObjectEffect[] {
  const allows = (object: Plain | undefined): boolean => flagAt(object, 'allowVolumeExpansion') === true;
  const effects: ObjectEffect[] = [];
  if (allows(one.before) && !allows(one.after))
    effects.push({
      id: 'claims-cannot-grow',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'degraded',
      changes: fieldsAt(one, ['allowVolumeExpansion']),
      says: `Claims of ${one.title} cannot grow any more; a larger disk in a cluster file is then refused without anybody telling.`,
    });
  return effects;
}

function budget(one: ObjectCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec', 'maxUnavailable'], ['spec', 'minAvailable']);
  const isClosed = (object: Plain | undefined): boolean =>
    ['0', '0%'].includes(String(plainAt(object, 'spec', 'maxUnavailable') ?? '')) ||
    plainAt(object, 'spec', 'minAvailable') === '100%';
  if (changes.length === 0 || !isClosed(one.after) || isClosed(one.before)) return [];
  return [
    {
      id: 'drains-blocked',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'degraded',
      changes,
      says: `${one.title} allows no pod to be evicted: a node with one of them cannot be drained, unless something else moves the pod, as the Drain Cleaner does.`,
    },
  ];
}

function webhook(one: ObjectCase): readonly ObjectEffect[] {
  const policies = (object: Plain | undefined): ReadonlyMap<string, string> =>
    new Map(
      listAt(object, 'webhooks').map((hook) => [textAt(hook, 'name') ?? '', textAt(hook, 'failurePolicy') ?? 'Fail']),
    );
  const old = policies(one.before);
  const stricter = [...policies(one.after)].filter(([name, policy]) => policy === 'Fail' && old.get(name) === 'Ignore');
  if (stricter.length === 0) return [];
  return [
    {
      id: 'webhook-stricter',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'degraded',
      changes: fieldsAt(one, ['webhooks']).filter(({ route }) => route.at(-1) === 'failurePolicy'),
      says: `With \`failurePolicy: Fail\` of ${listed(stricter.map(([name]) => name))} the API server refuses every request that it is to see while nothing answers for ${one.title}${one.name.includes('drain-cleaner') ? ', so no node can be drained while the Drain Cleaner is down' : ''}.`,
      first: ['See that it has two pods on different nodes, and a PodDisruptionBudget.'],
    },
  ];
}

function certificate(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec']);
  if (changes.length === 0) return [];
  const secret = (object: Plain | undefined): string => textAt(object, 'spec', 'secretName') ?? '';
  const [old, now] = [secret(one.before), secret(one.after)];
  const issuer = fieldsAt(one, ['spec', 'issuerRef']).length > 0;
  const left =
    old === now ? [] : readersOf('Secret', old, one.namespace, overlay.after ?? []).map(({ title }) => title);
  const says = [
    old === now
      ? `cert-manager issues the certificate of ${one.title} anew into Secret \`${shorten(now)}\`; pods that read it only when they start go on with the old one.`
      : `${one.title} is issued into Secret \`${shorten(now)}\`; \`${shorten(old)}\` stays as it is and is not renewed any more${left.length > 0 ? `, and ${listed(left)} still ${left.length === 1 ? 'reads' : 'read'} it` : ''}.`,
  ];
  if (issuer) says.push('With another issuer, clients that trust only the old one refuse the new certificate.');
  return [
    {
      id: 'certificate-reissued',
      subject: one.subject,
      outcome: 'dynamic',
      risk: issuer || left.length > 0 ? 'degraded' : 'none',
      changes,
      says: says.join(' '),
      ...(issuer ? { first: ['Have clients trust the new issuer beside the old one.'] } : {}),
    },
  ];
}

function externalSecret(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const changes = fieldsAt(one, ['spec']);
  if (changes.length === 0) return [];
  const target = (object: Plain | undefined): string =>
    textAt(object, 'spec', 'target', 'name') ?? textAt(object, 'metadata', 'name') ?? '';
  const [old, now] = [target(one.before), target(one.after)];
  const users = (name: string): readonly string[] =>
    readersOf('Secret', name, one.namespace, overlay.after ?? []).map(({ title }) => title);
  if (old !== now) {
    const left = users(old);
    return [
      {
        id: 'secret-rewritten',
        subject: one.subject,
        outcome: 'dynamic',
        risk: left.length > 0 ? 'outage' : 'degraded',
        changes,
        says: `${one.title} writes Secret \`${shorten(now)}\` instead of \`${shorten(old)}\`, which goes${left.length > 0 ? `: pods of ${listed(left)} do not start without it` : ''}.`,
        ...(left.length > 0 ? { first: [`Have ${listed(left)} name \`${shorten(now)}\`.`] } : {}),
      },
    ];
  }
  const readers = users(now);
  return [
    {
      id: 'secret-rewritten',
      subject: one.subject,
      outcome: 'dynamic',
      risk: 'none',
      changes,
      says: `${one.title} writes Secret \`${shorten(now)}\` anew from what ${listed(
        changes.map(({ path }) => path),
        2,
      )} ${changes.length === 1 ? 'says' : 'say'} now${readers.length > 0 ? `; ${listed(readers)} ${readers.length === 1 ? 'reads' : 'read'} it` : ''}.`,
      afterwards: [`See that ${one.title} is Ready: where its source has no such entry, the Secret stays as it was.`],
    },
  ];
}
