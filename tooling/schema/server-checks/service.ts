/** Owns Services. Source: `validateService` of the core API. Node ports out of range are for a rule, since the range is the cluster's. */

import { parseAddress } from './address.ts';
import type { At } from './at.ts';
import { checkPort } from './handlers.ts';
import { checkLabels } from './selectors.ts';
import { addressRange, dnsLabel, hostName, ipAddress, keyName } from './syntax.ts';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

export function checkService(service: At): void {
  const spec = service.get('spec');
  if (!spec.isMap) return;
  const type = spec.get('type').text || 'ClusterIP';
  // Most of what follows hangs on the type; of one that is unknown the schema has spoken.
  if (!types.includes(type)) return;
  checkPorts(spec, type);
  checkLabels(spec.get('selector'));
  checkAffinity(spec);
  if (type === 'ExternalName') checkExternalName(spec);
  else checkClusterAddresses(spec, type);
  for (const address of spec.get('externalIPs').items()) checkExternalAddress(address);
  checkLoadBalancer(service, spec, type);
  checkTraffic(spec, type);
}

function checkPorts(spec: At, type: string): void {
  const ports = spec.get('ports');
  const headless = spec.get('clusterIP').text === 'None' || spec.get('clusterIPs').items()[0]?.text === 'None';
  if ((!ports.isSet || ports.isEmptyList) && !headless && type !== 'ExternalName') {
    ports.lack(', but at least one port is expected unless `clusterIP` is `None`');
  }
  const names = new Map<string, At>();
  const nodePorts = new Map<string, At>();
  const items = ports.items();
  for (const port of items) {
    const name = port.get('name');
    if (items.length > 1 && (name.text ?? '') === '') name.lack('; of several ports each needs a name');
    else if (name.text !== undefined && name.text !== '' && name.fits(dnsLabel)) {
      const other = names.get(name.text);
      if (other !== undefined) name.say(`${name.found}, as ${other.name} is; each port needs a name of its own.`);
      else names.set(name.text, name);
    }
    port.get('port').isPort();
    const target = port.get('targetPort');
    if (target.text !== '' && target.number !== 0) checkPort(target);
    port.get('appProtocol').fits(keyName);
    checkNodePort(port, type, nodePorts);
  }
}

function checkNodePort(port: At, type: string, taken: Map<string, At>): void {
  const nodePort = port.get('nodePort');
  if (nodePort.number === undefined || nodePort.number === 0) return;
  if (type === 'ClusterIP' || type === 'ExternalName') {
    if (type === 'ClusterIP')
      nodePort.forbid('a Service of type `ClusterIP` has none; set `type: NodePort`, or leave it out');
    return;
  }
  const key = `${port.get('protocol').text ?? 'TCP'} ${nodePort.number}`;
  const other = taken.get(key);
  if (other !== undefined) nodePort.say(`${nodePort.found}, as ${other.name} is; a port of the nodes is used once.`);
  else taken.set(key, nodePort);
}

function checkAffinity(spec: At): void {
  const config = spec.get('sessionAffinityConfig');
  if (spec.get('sessionAffinity').text === 'ClientIP') {
    config.down('clientIP', 'timeoutSeconds').within(1, 86400, 'from 1 to 86400 seconds');
  }
}

function checkExternalName(spec: At): void {
  const name = spec.get('externalName');
  if (name.require() && name.text !== undefined && !hostName.fits(name.text.replace(/\.$/, '')))
    name.refuse(hostName.expected);
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    const at = spec.get(field);
    if (at.isSet && at.value !== '' && !at.isEmptyList)
      at.forbid('a Service of type `ExternalName` has none; leave it out');
  }
}

function checkClusterAddresses(spec: At, type: string): void {
  const one = spec.get('clusterIP');
  const all = spec.get('clusterIPs');
  const [first, second, third] = all.items();
  const text = one.text ?? '';
  if (text === '' && first !== undefined) all.forbid('`clusterIP` has to be set to its first entry');
  else if (text !== '' && first?.text !== undefined && first.text !== text) {
    all.say(`${all.field} begins with \`${first.text}\`, but ${one.name} is \`${text}\`; both have to be the same.`);
  }
  if (text === 'None' && type !== 'ClusterIP')
    one.say(`${one.found}, but a Service of type \`${type}\` needs an address; leave it out.`);
  for (const [index, at] of [one, ...all.items()].entries()) {
    if ((at.text ?? '') !== '' && !(at.text === 'None' && index < 2)) at.fits(ipAddress);
  }
  if (third !== undefined)
    all.say(`${all.field} has ${all.items().length} entries, but at most one for each IP family is allowed.`);
  else if (second?.text === 'None' || (first?.text === 'None' && second !== undefined))
    all.say(`${all.field} has \`None\` beside another entry, but it stands alone.`);
  spec.get('ipFamilyPolicy').notEmpty();
  const seen = new Set<string>();
  for (const family of spec.get('ipFamilies').texts()) {
    family.notEmpty();
    if (family.text !== undefined && seen.has(family.text)) family.refuse('each family once');
    seen.add(family.text ?? '');
  }
}

/** Addresses that lead nowhere, or to the node itself. */
function checkExternalAddress(at: At): void {
  if (!at.fits(ipAddress)) return;
  const bytes = parseAddress(at.text ?? '');
  if (bytes === undefined) return;
  const [a = 0, b = 0] = bytes;
  const isVersion4 = bytes.length === 4;
  const special = isVersion4
    ? a === 127 ||
      bytes.every((byte) => byte === 0) ||
      (a === 169 && b === 254) ||
      (a === 224 && b === 0 && bytes[2] === 0)
    : bytes.slice(0, 15).every((byte) => byte === 0) ||
      (a === 0xfe && (b & 0xc0) === 0x80) ||
      (a === 0xff && (b & 15) === 2);
  if (special) at.refuse('an address that others can reach');
}

const rangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

function checkLoadBalancer(service: At, spec: At, type: string): void {
  const balanced = type === 'LoadBalancer';
  const onlyThere = `only \`type: LoadBalancer\` takes it, and the type is \`${type}\``;
  const ranges = spec.get('loadBalancerSourceRanges');
  const annotation = service.down('metadata', 'annotations', rangesAnnotation);
  if (ranges.items().length > 0) {
    if (!balanced) ranges.forbid(onlyThere);
    for (const range of ranges.texts())
      if (range.text !== undefined && !addressRange.fits(range.text.trim())) range.refuse(addressRange.expected);
  } else if (annotation.text !== undefined) {
    if (!balanced) annotation.forbid(onlyThere);
    const texts = annotation.text.trim() === '' ? [] : annotation.text.split(',');
    if (!texts.every((text) => addressRange.fits(text.trim())))
      annotation.refuse('a list of address ranges such as `10.9.0.0/16, 192.0.2.0/24`');
  }
  for (const field of ['allocateLoadBalancerNodePorts', 'loadBalancerClass']) {
    if (spec.get(field).isSet && !balanced) spec.get(field).forbid(onlyThere);
  }
  if (balanced) spec.get('loadBalancerClass').fits(keyName);
}

function checkTraffic(spec: At, type: string): void {
  const policy = spec.get('externalTrafficPolicy');
  const outside =
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && spec.get('externalIPs').items().length > 0);
  if ((policy.text ?? '') !== '' && !outside) {
    policy.forbid(`only a Service that is reached from outside takes it, and the type is \`${type}\``);
  }
  spec.get('internalTrafficPolicy').notEmpty();
  const check = spec.get('healthCheckNodePort');
  if (check.number !== undefined && check.number !== 0) {
    if (type === 'LoadBalancer' && policy.text === 'Local') check.isPort();
    else check.forbid('only `type: LoadBalancer` with `externalTrafficPolicy: Local` takes it');
  }
  spec.get('trafficDistribution').isOneOf('PreferClose', 'PreferSameZone', 'PreferSameNode');
}
