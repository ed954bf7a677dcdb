/**
 * Owns the metadata of every object: how its name may look for its kind, labels, annotations, finalizers, owners. Source: apimachinery's
 * `pkg/api/validation/objectmeta.go` and the `Validate…Name` of each API.
 */
import type { At } from './at.ts';
import { checkKey, checkLabels } from './selectors.ts';
import { dnsLabel, dnsSubdomain, keyName, pathSegment, type Syntax } from './syntax.ts';

const rbac = 'rbac.authorization.k8s.io/v1';

/** Kinds whose names are not a DNS subdomain; by kind, since the names of all others are. */
const nameSyntaxes: Readonly<Record<string, Syntax>> = {
  Namespace: dnsLabel,
  Service: dnsLabel,
  StatefulSet: dnsLabel,
  PodDisruptionBudget: pathSegment,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  ClusterRoleBinding: pathSegment,
};

/** Kinds whose names are checked in another way, that of definitions together with their group. */
const otherNames = new Set([
  'CustomResourceDefinition',
  'APIService',
  'IPAddress',
  'CertificateSigningRequest',
  'Event',
  'CSIDriver',
  'VolumeAttachment',
]);

export function checkMetadata(object: At): void {
  const metadata = object.get('metadata');
  const kind = object.get('kind').text ?? '';
  const name = metadata.get('name');
  if (name.require() && !otherNames.has(kind)) name.fits(nameSyntax(object.get('apiVersion').text, kind));
  metadata.get('namespace').fits(dnsLabel);
  checkMeta(metadata);
  if (isBuiltIn(object.get('apiVersion').text ?? '')) {
    for (const finalizer of metadata.get('finalizers').items()) checkFinalizer(finalizer);
  }
  checkOwners(metadata.get('ownerReferences'));
}

function nameSyntax(apiVersion: string | undefined, kind: string): Syntax {
  const syntax = Object.hasOwn(nameSyntaxes, kind) ? nameSyntaxes[kind] : undefined;
  const isCore = ['v1', 'apps/v1', 'policy/v1', rbac].includes(apiVersion ?? '');
  return syntax !== undefined && isCore ? syntax : dnsSubdomain;
}

/** Custom resources, and definitions of them, are checked by code that knows less. */
function isBuiltIn(apiVersion: string): boolean {
  const [group = '', version] = apiVersion.split('/');
  if (version === undefined || !group.includes('.')) return true;
  return group.endsWith('.k8s.io') && !group.startsWith('api');
}

/** What a template has of metadata, too. */
export function checkMeta(metadata: At): void {
  checkLabels(metadata.get('labels'));
  checkAnnotations(metadata.get('annotations'));
  const generated = metadata.get('generateName');
  if (generated.text !== undefined && generated.text !== '' && !dnsSubdomain.fits(`${generated.text}a`)) {
    generated.refuse('the beginning of a name of lower-case letters, digits, hyphens and dots');
  }
  for (const finalizer of metadata.get('finalizers').items()) finalizer.fits(keyName);
}

const mostAnnotations = 256 * 1024;

function checkAnnotations(annotations: At): void {
  let size = 0;
  for (const [key, value] of annotations.entries()) {
    // Capitals are taken here, since annotations were keyed by class names once.
    checkKey(value, keyName.fits(key.toLowerCase()) ? key.toLowerCase() : key);
    size += Buffer.byteLength(key) + Buffer.byteLength(value.text ?? '');
  }
  if (size > mostAnnotations) {
    annotations.say(
      `${annotations.field} has ${size} bytes of keys and values, but at most ${mostAnnotations} are allowed.`,
    );
  }
}

const knownFinalizers = ['orphan', 'foregroundDeletion', 'kubernetes'];

export function checkFinalizer(finalizer: At): void {
  const { text } = finalizer;
  if (text === undefined || knownFinalizers.includes(text)) return;
  if (keyName.fits(text) && !text.includes('/'))
    finalizer.refuse('a finalizer with a domain such as `example.com/wait`');
}

function checkOwners(owners: At): void {
  let controller: At | undefined;
  for (const owner of owners.items()) {
    for (const field of ['apiVersion', 'kind', 'name', 'uid']) {
      const at = owner.get(field);
      if (at.text === '') at.require();
    }
    if ((owner.get('apiVersion').text ?? '').split('/').length > 2)
      owner.get('apiVersion').refuse('a group and a version such as `apps/v1`');
    if (owner.get('apiVersion').text === 'v1' && owner.get('kind').text === 'Event') {
      owner.get('kind').refuse('a kind that may own others');
    }
    if (!owner.get('controller').isTrue) continue;
    if (controller === undefined) controller = owner;
    else
      owner
        .get('controller')
        .say(`${owner.get('controller').found}, but ${controller.name} is the controller already; an object has one.`);
  }
}
