/** Owns pods and their templates. Source: `ValidatePodSpec` and `ValidatePodTemplateSpec` of the core API. */
import type { At } from './at.ts';
import { checkContainers, type VolumeKinds } from './containers.ts';
import { checkMeta } from './metadata.ts';
import { checkPlacement } from './placement.ts';
import { checkPodResources } from './resources.ts';
import { checkPodSecurity } from './security.ts';
import { dnsLabel, dnsSubdomain, ipAddress, keyName } from './syntax.ts';
import { checkVolumes } from './volumes.ts';

/** @param claims names of claims that the controller adds as volumes; undefined where they cannot be told. */
export function checkTemplate(template: At, claims: readonly string[] | undefined): void {
  if (!template.isMap) return;
  checkMeta(template.get('metadata'));
  if (template.get('spec').isMap) checkPod(template.get('spec'), claims);
}

export function checkPod(spec: At, claims: readonly string[] | undefined): void {
  checkNames(spec);
  checkDns(spec);
  spec.get('activeDeadlineSeconds').within(1, 2 ** 31 - 1, 'at least 1');
  checkVolumes(spec);
  checkContainers(spec, volumeKinds(spec, claims));
  checkPodResources(spec);
  checkPodSecurity(spec);
  checkPlacement(spec);
  for (const gate of spec.get('readinessGates').items()) gate.get('conditionType').fits(keyName);
  for (const gate of spec.get('schedulingGates').items()) gate.get('name').fits(keyName);
  const os = spec.down('os', 'name');
  if (os.isSet) os.isOneOf('linux', 'windows');
}

function checkNames(spec: At): void {
  for (const [field, syntax] of [
    ['serviceAccountName', dnsSubdomain],
    ['priorityClassName', dnsSubdomain],
    ['runtimeClassName', dnsSubdomain],
    ['hostname', dnsLabel],
    ['subdomain', dnsLabel],
  ] as const) {
    if (spec.get(field).text !== '') spec.get(field).fits(syntax);
  }
  for (const alias of spec.get('hostAliases').items()) {
    alias.get('ip').fits(ipAddress);
    for (const host of alias.get('hostnames').texts()) host.fits(dnsSubdomain);
  }
}

function checkDns(spec: At): void {
  const config = spec.get('dnsConfig');
  const servers = config.get('nameservers');
  if (spec.get('dnsPolicy').text === 'None' && servers.items().length === 0) {
    servers.lack(', but `dnsPolicy: None` needs at least one');
  }
  if (servers.items().length > 3)
    servers.say(`${servers.field} has ${servers.items().length} entries, but at most 3 are allowed.`);
  for (const server of servers.items()) server.fits(ipAddress);
  for (const option of config.get('options').items()) option.get('name').require();
}

/** Undefined where a name is not a text, so that nothing follows from it. */
function volumeKinds(spec: At, claims: readonly string[] | undefined): VolumeKinds {
  const volumes = spec.get('volumes');
  if (claims === undefined) return undefined;
  const kinds = new Map<string, string>(claims.map((name) => [name, 'persistentVolumeClaim']));
  if (volumes.isSet && !Array.isArray(volumes.value)) return undefined;
  for (const volume of volumes.items()) {
    const name = volume.get('name').text;
    if (name === undefined) return undefined;
    kinds.set(name, volume.entries().find(([key, source]) => key !== 'name' && source.isSet)?.[0] ?? 'emptyDir');
  }
  return kinds;
}
