/** Owns the volumes of a pod. Source: `ValidateVolumes` of the core API; drivers that nobody mounts in a pod any more are left out. */
import type { At } from './at.ts';
import { checkClaimSpec } from './claims.ts';
import { checkFieldReference, checkResourceReference, ofFiles } from './environment.ts';
import { checkMeta } from './metadata.ts';
import { quantityOf } from './resources.ts';
import { dnsLabel, dnsSubdomain, fileBelow, keyName, pathWithoutBacksteps } from './syntax.ts';

export function checkVolumes(pod: At): void {
  for (const volume of pod.get('volumes').items()) {
    const name = volume.get('name');
    if (name.isSet) name.mustFit(dnsLabel);
    const [first, second] = volume.entries().filter(([key, source]) => key !== 'name' && source.isSet);
    if (first !== undefined && second !== undefined)
      second[1].forbid(`so is ${first[1].name}; a volume has one source`);
    else if (first !== undefined) checkSource(first[0], first[1]);
  }
}

function checkSource(kind: string, source: At): void {
  switch (kind) {
    case 'emptyDir':
      if ((quantityOf(source.get('sizeLimit')) ?? 0) < 0) source.get('sizeLimit').refuse('at least 0');
      break;
    case 'configMap':
      source.get('name').require();
      checkFiles(source);
      break;
    case 'secret':
      source.get('secretName').require();
      checkFiles(source);
      break;
    case 'downwardAPI':
      checkMode(source.get('defaultMode'));
      for (const item of source.get('items').items()) checkFieldFile(item);
      break;
    case 'projected':
      checkProjected(source);
      break;
    case 'hostPath':
      if (source.get('path').text === '') source.get('path').require();
      source.get('path').fits(pathWithoutBacksteps);
      break;
    case 'persistentVolumeClaim':
      if (source.get('claimName').text === '') source.get('claimName').require();
      break;
    case 'nfs':
      for (const field of ['server', 'path']) if (source.get(field).text === '') source.get(field).require();
      if (source.get('path').text?.startsWith('/') === false && source.get('path').text !== '')
        source.get('path').refuse('an absolute path');
      break;
    case 'csi': {
      const driver = source.get('driver');
      if (driver.text === '') driver.require();
      else if (
        driver.text !== undefined &&
        (driver.text.length > 63 || !dnsSubdomain.fits(driver.text.toLowerCase()))
      ) {
        driver.refuse('the name of a driver such as `secrets-store.csi.k8s.io`');
      }
      break;
    }
    case 'ephemeral': {
      const template = source.get('volumeClaimTemplate');
      if (!template.require()) break;
      checkMeta(template.get('metadata'));
      if (template.get('spec').isMap) checkClaimSpec(template.get('spec'));
    }
  }
}

function checkMode(mode: At): void {
  mode.within(0, 511, 'a file mode from 0 to 511, which is 0777 in octal,');
}

function checkFiles(source: At): void {
  checkMode(source.get('defaultMode'));
  for (const item of source.get('items').items()) {
    if (item.get('key').text === '') item.get('key').require();
    checkPath(item.get('path'));
    checkMode(item.get('mode'));
  }
}

function checkPath(path: At): void {
  if (path.isSet && path.require()) path.fits(fileBelow);
}

/** A file that holds a field of the pod. */
function checkFieldFile(item: At): void {
  checkPath(item.get('path'));
  checkMode(item.get('mode'));
  const field = item.get('fieldRef');
  const resource = item.get('resourceFieldRef');
  if (field.isSet && resource.isSet) resource.forbid(`so is ${field.name}; set one of them`);
  else if (!field.isSet && !resource.isSet)
    item.say(`${item.field} has neither \`fieldRef\` nor \`resourceFieldRef\`; set one of them.`);
  checkFieldReference(field, ofFiles);
  checkResourceReference(resource, true);
}

const projections = [
  'secret',
  'configMap',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];

function checkProjected(projected: At): void {
  checkMode(projected.get('defaultMode'));
  const taken = new Map<string, At>();
  for (const source of projected.get('sources').items()) {
    const [first, second] = projections.map((kind) => source.get(kind)).filter((one) => one.isSet);
    if (first !== undefined && second !== undefined) second.forbid(`so is ${first.name}; each source is one entry`);
    for (const kind of ['secret', 'configMap']) {
      const from = source.get(kind);
      if (!from.isMap) continue;
      from.get('name').require();
      checkFiles(from);
      takePaths(from.get('items'), taken);
    }
    for (const item of source.down('downwardAPI', 'items').items()) checkFieldFile(item);
    takePaths(source.down('downwardAPI', 'items'), taken);
    checkToken(source.get('serviceAccountToken'));
    const signer = source.down('podCertificate', 'signerName').text;
    if (signer !== undefined && !keyName.fits(signer)) {
      source.down('podCertificate', 'signerName').refuse('a signer such as `example.com/pods`');
    }
  }
}

function takePaths(items: At, taken: Map<string, At>): void {
  for (const item of items.items()) {
    const path = item.get('path');
    if (path.text === undefined || path.text === '') continue;
    const other = taken.get(path.text);
    if (other !== undefined)
      path.say(`${path.found}, as ${other.name} is; each file of a volume needs a path of its own.`);
    else taken.set(path.text, path);
  }
}

function checkToken(token: At): void {
  if (!token.isMap) return;
  checkPath(token.get('path'));
  token.get('expirationSeconds').within(600, 2 ** 32, 'from 600 to 4294967296 seconds');
}
