/** Owns the environment of a container. Source: `ValidateEnv` and `ValidateEnvFrom` of the core API. */
import { listText } from '../wording.ts';
import type { At } from './at.ts';
import { checkOneOf } from './one-of.ts';
import { exceeds, quantityOf } from './resources.ts';
import { dataKey, dnsLabel, dnsSubdomain, keyName, pathWithoutBacksteps, type Syntax, variableName } from './syntax.ts';

export function checkEnvironment(container: At): void {
  for (const variable of container.get('env').items()) checkVariable(variable);
  for (const source of container.get('envFrom').items()) {
    const prefix = source.get('prefix');
    if (prefix.text !== '') prefix.fits(variableName);
    for (const one of checkOneOf(source, ['configMapRef', 'secretRef'], true)) one.get('name').mustFit(objectName);
  }
}

const objectName: Syntax = dnsSubdomain;
const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

function checkVariable(variable: At): void {
  const name = variable.get('name');
  if (name.isSet) name.mustFit(variableName);
  const from = variable.get('valueFrom');
  if (!from.isMap) return;
  const value = variable.get('value');
  if (value.text !== undefined && value.text !== '') from.forbid(`so is ${value.name}; set one of them`);
  const set = checkOneOf(from, sources, true);
  if (set.length > 1) return;
  checkFieldReference(from.get('fieldRef'), ofVariables);
  checkResourceReference(from.get('resourceFieldRef'), false);
  for (const kind of ['configMapKeyRef', 'secretKeyRef']) {
    const reference = from.get(kind);
    if (!reference.isMap) continue;
    reference.get('name').mustFit(objectName);
    const key = reference.get('key');
    if (key.isSet) key.mustFit(dataKey);
  }
  const file = from.get('fileKeyRef');
  if (!file.isMap) return;
  if (file.get('key').isSet) file.get('key').mustFit(variableName);
  if (file.get('volumeName').isSet) file.get('volumeName').mustFit(dnsLabel);
  if (file.get('path').isSet) file.get('path').mustFit(pathWithoutBacksteps);
}

const ofVariables = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
export const ofFiles = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

export function checkFieldReference(reference: At, offered: readonly string[]): void {
  if (!reference.isMap) return;
  const version = reference.get('apiVersion');
  if (version.text !== undefined && version.text !== '' && !version.isOneOf('v1')) return;
  const path = reference.get('fieldPath');
  if (path.text === undefined) return;
  if (path.text === '') {
    path.require();
    return;
  }
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path.text);
  if (subscript !== null) {
    const [, map, key = ''] = subscript;
    if (!keyName.fits(map === 'annotations' ? key.toLowerCase() : key))
      path.refuse(`in the brackets ${keyName.expected.replace(/,$/, '')}`);
  } else if (path.text !== 'spec.host' && !offered.includes(path.text)) {
    path.say(
      `${path.found}, expected one of ${listText(offered)}, or \`metadata.labels['<key>']\` or \`metadata.annotations['<key>']\`.`,
    );
  }
}

const resources = ['cpu', 'memory', 'ephemeral-storage'].flatMap((name) => [`limits.${name}`, `requests.${name}`]);
/** `inFile`: a file of a volume has to say which container it means. */
export function checkResourceReference(reference: At, inFile: boolean): void {
  if (!reference.isMap) return;
  if (inFile && !reference.get('containerName').require()) return;
  const resource = reference.get('resource');
  const { text } = resource;
  if (text === undefined || (text === '' && !resource.require())) return;
  const isHugePages = /^(?:limits|requests)\.hugepages-/.test(text);
  if (!isHugePages && !resource.isOneOf(...resources)) return;
  checkDivisor(reference.get('divisor'), text.endsWith('.cpu'));
}

/** One unit: `1Mi`, and not `100Mi`. */
function checkDivisor(divisor: At, ofCores: boolean): void {
  const number = quantityOf(divisor);
  if (number === undefined || number === 0) return;
  const base = /[KMGTPE]i$/.test(String(divisor.value)) ? 1024 : 1000;
  const isUnit = Array.from({ length: 7 }, (_, power) => base ** power).some(
    (unit) => !exceeds(unit, number) && !exceeds(number, unit),
  );
  if (ofCores ? number !== 1 && number !== 0.001 : !isUnit)
    divisor.refuse(ofCores ? '`1` or `1m`' : 'one unit such as `1`, `1M` or `1Mi`');
}
