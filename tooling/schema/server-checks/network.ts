/** Owns NetworkPolicies and Ingresses. Source: `pkg/apis/networking/validation`. */

import { isWithin, parseRange } from './address.ts';
import type { At } from './at.ts';
import { checkPort } from './handlers.ts';
import { checkOneOf } from './one-of.ts';
import { checkLabelSelector } from './selectors.ts';
import { addressRange, dnsLabel, dnsSubdomain, hostOrWildcard, ipAddress, pathSegment, portName } from './syntax.ts';

export function checkNetworkPolicy(policy: At): void {
  const spec = policy.get('spec');
  checkLabelSelector(spec.get('podSelector'));
  for (const [direction, peers] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const rule of spec.get(direction).items()) {
      for (const port of rule.get('ports').items()) checkPolicyPort(port);
      for (const peer of rule.get(peers).items()) checkPeer(peer);
    }
  }
  const types = spec.get('policyTypes');
  for (const type of types.texts()) type.notEmpty();
  if (types.items().length > 2)
    types.say(
      `${types.field} has ${types.items().length} entries, but at most \`Ingress\` and \`Egress\` are expected.`,
    );
}

function checkPeer(peer: At): void {
  const block = peer.get('ipBlock');
  const [selector] = [peer.get('podSelector'), peer.get('namespaceSelector')].filter((one) => one.isSet);
  checkLabelSelector(peer.get('podSelector'));
  checkLabelSelector(peer.get('namespaceSelector'));
  if (!block.isSet) {
    if (selector === undefined && (peer.isMap || peer.value === null))
      peer.say(`${peer.field} has none of \`podSelector\`, \`namespaceSelector\`, \`ipBlock\`; set one of them.`);
    return;
  }
  if (selector !== undefined) block.forbid(`so is ${selector.name}; a peer is pods or addresses, so write two entries`);
  const cidr = block.get('cidr');
  if (!cidr.isSet || !cidr.require() || !cidr.fits(addressRange)) return;
  const outer = parseRange(cidr.text ?? '');
  for (const except of block.get('except').texts()) {
    if (!except.fits(addressRange)) continue;
    const inner = parseRange(except.text ?? '');
    if (outer !== undefined && inner !== undefined && !isWithin(outer, inner))
      except.refuse(`a smaller range within \`${cidr.text}\``);
  }
}

function checkPolicyPort(at: At): void {
  const port = at.get('port');
  const end = at.get('endPort');
  checkPort(port);
  at.get('protocol').notEmpty();
  if (!end.isSet) return;
  if (!port.isSet) end.forbid(`it needs ${port.name} beside it`);
  else if (port.text !== undefined) end.forbid(`${port.name} is a name, and only numbers make a range`);
  else if (end.isPort() && end.number !== undefined && port.number !== undefined && end.number < port.number) {
    end.refuse(`at least ${port.number}, which is where the range begins,`);
  }
}

const classAnnotation = 'kubernetes.io/ingress.class';

export function checkIngress(ingress: At): void {
  const spec = ingress.get('spec');
  const rules = spec.get('rules');
  const fallback = spec.get('defaultBackend');
  if (rules.items().length === 0 && !fallback.isSet) {
    spec.say(`${spec.field} has neither \`rules\` nor \`defaultBackend\`, but one of them is required.`);
  }
  if (fallback.isMap) checkBackend(fallback);
  for (const rule of rules.items()) checkIngressRule(rule);
  for (const tls of spec.get('tls').items()) {
    for (const host of tls.get('hosts').texts()) host.fits(hostOrWildcard);
    if (tls.get('secretName').text !== '') tls.get('secretName').fits(dnsSubdomain);
  }
  const name = spec.get('ingressClassName');
  name.fits(dnsSubdomain);
  const annotation = ingress.down('metadata', 'annotations', classAnnotation);
  if (name.text !== undefined && annotation.text !== undefined && annotation.text !== name.text) {
    annotation.say(`${annotation.found}, but ${name.name} is \`${name.text}\`; leave the annotation out.`);
  }
}

function checkIngressRule(rule: At): void {
  const host = rule.get('host');
  if ((host.text ?? '') !== '') {
    if (ipAddress.fits(host.text ?? '')) host.refuse('a host name and not an address');
    else host.fits(hostOrWildcard);
  }
  const paths = rule.down('http', 'paths');
  if (paths.isEmptyList) paths.say(`${paths.field} is empty, but at least one path is expected.`);
  for (const at of paths.items()) {
    checkPath(at);
    if (at.get('backend').isMap) checkBackend(at.get('backend'));
  }
}

const badParts = ['//', '/./', '/../', '%2f', '%2F'];
const badEnds = ['/..', '/.'];

function checkPath(at: At): void {
  const path = at.get('path');
  const type = at.get('pathType').text;
  at.get('pathType').notEmpty();
  if (path.isSet && path.text === undefined) return;
  const text = path.text ?? '';
  if (type === 'ImplementationSpecific') {
    if (text !== '' && !text.startsWith('/')) path.refuse('a path that begins with `/`');
    return;
  }
  if (type !== 'Exact' && type !== 'Prefix') return;
  const bad = badParts.find((part) => text.includes(part)) ?? badEnds.find((end) => text.endsWith(end));
  if (!text.startsWith('/')) {
    path.say(
      `${path.isSet ? path.found : `${path.field} is missing`}, but \`pathType: ${type}\` needs a path that begins with \`/\`.`,
    );
  } else if (bad !== undefined)
    path.say(`${path.found}, but a path with \`pathType: ${type}\` must not contain \`${bad}\`.`);
}

function checkBackend(backend: At): void {
  const set = checkOneOf(backend, ['service', 'resource'], true);
  if (set.length > 1) return;
  const service = backend.get('service');
  if (service.isMap) {
    if (service.get('name').isSet) service.get('name').mustFit(dnsLabel);
    const [name, number] = [service.down('port', 'name'), service.down('port', 'number')];
    const named = (name.text ?? '') !== '';
    const numbered = number.number !== undefined && number.number !== 0;
    const port = service.get('port');
    if (named && numbered) number.forbid(`so is ${name.name}; set one of them`);
    else if (!named && !numbered && (!port.isSet || port.isMap) && (!number.isSet || number.number === 0)) {
      port.say(`${port.field} has neither \`name\` nor \`number\`; set one of them.`);
    }
    if (named) name.fits(portName);
    if (numbered) number.isPort();
  }
  const resource = backend.get('resource');
  for (const field of ['kind', 'name']) if (resource.get(field).isSet) resource.get(field).mustFit(pathSegment);
  resource.get('apiGroup').fits(dnsSubdomain);
}
