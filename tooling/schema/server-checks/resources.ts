/**
 * Owns requests and limits of containers and pods. Source: `ValidateContainerResourceRequirements` and `validatePodResources` of
 * the core API.
 */
import { parseQuantity } from '../../source/quantity.ts';
import type { At } from './at.ts';
import { keyName } from './syntax.ts';

const ofContainers = ['cpu', 'memory', 'ephemeral-storage'];
const ofPods = ['cpu', 'memory'];

/** The number that a quantity stands for; undefined where it is none, which the schema says. */
export function quantityOf(at: At): number | undefined {
  const { value } = at;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return parseQuantity(value);
}

/** More than, but for what a double adds to `700m`. */
export function exceeds(a: number, b: number): boolean {
  return a - b > Math.abs(b) * 1e-12;
}

export function checkContainerResources(resources: At): void {
  checkResources(resources, ofContainers, 'a container');
}

export function checkPodResources(spec: At): void {
  const resources = spec.get('resources');
  if (!resources.isMap) return;
  checkResources(resources, ofPods, 'a pod');
  for (const name of ofPods) {
    checkContainersFit(spec, resources, name);
  }
}

function checkResources(resources: At, known: readonly string[], whose: string): void {
  const requests = resources.get('requests');
  const limits = resources.get('limits');
  let computes = false;
  let hugePages: At | undefined;
  for (const [name, amount] of [...limits.entries(), ...requests.entries()]) {
    if (!checkName(amount, name, known, whose)) continue;
    if (ofPods.includes(name)) computes = true;
    if (name.startsWith('hugepages-')) hugePages ??= amount;
    const number = quantityOf(amount);
    if (number === undefined) continue;
    if (number < 0) amount.refuse('at least 0');
    else if (isDevice(name) && number % 1 !== 0) amount.refuse('a whole number of devices');
  }
  for (const [name, request] of requests.entries()) checkRequest(name, request, limits.get(name));
  if (hugePages !== undefined && !computes) {
    resources.say(`${resources.field} has huge pages alone, but \`cpu\` or \`memory\` is expected beside them.`);
  }
}

function checkName(amount: At, name: string, known: readonly string[], whose: string): boolean {
  const ours = known.includes(name) || name.startsWith('hugepages-');
  if (ours || (name.includes('/') && whose === 'a container' && keyName.fits(name))) return true;
  const names = known.map((one) => `\`${one}\``).join(', ');
  amount.sayOfKey(
    `Resource \`${name}\` stands at ${amount.name}, but ${whose} has ${names}${whose === 'a pod' ? ' only' : ' and those of devices such as `example.com/gpu`'}.`,
  );
  return false;
}

/** What nobody may use more of than is there; the request for it is its limit. */
function isDevice(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}

function checkRequest(name: string, request: At, limit: At): void {
  const requested = quantityOf(request);
  const limited = quantityOf(limit);
  const fixed = isDevice(name) || name.startsWith('hugepages-');
  if (requested === undefined || requested < 0) return;
  if (limit.value === null)
    limit.say(`${limit.field} is null, which stands for 0, but ${request.value} is requested; give it a value.`);
  else if (!limit.isSet) {
    if (fixed)
      request.say(
        `${request.found}, but ${limit.name} is missing; a request for \`${name}\` needs a limit of the same size.`,
      );
  } else if (limited === undefined) return;
  else if (exceeds(requested, limited))
    request.say(`${request.found}, more than the limit ${limit.value}; set at most the limit.`);
  else if (fixed && requested !== limited)
    request.say(`${request.found}, but the limit is ${limit.value}; for \`${name}\` both have to be equal.`);
}

/** What all containers request together a pod has to request, and no limit of one may be above the pod's. */
function checkContainersFit(spec: At, resources: At, name: string): void {
  const request = resources.down('requests', name);
  const limit = resources.down('limits', name);
  const sidecars = spec
    .get('initContainers')
    .items()
    .filter((one) => one.get('restartPolicy').text === 'Always');
  let sum = 0;
  for (const container of [...spec.get('containers').items(), ...sidecars]) {
    const ofContainer = container.down('resources', 'limits', name);
    const own = container.down('resources', 'requests', name);
    sum += quantityOf(own.isSet ? own : ofContainer) ?? 0;
    const most = quantityOf(limit);
    if (most !== undefined && exceeds(quantityOf(ofContainer) ?? 0, most)) {
      ofContainer.say(`${ofContainer.found}, more than the pod's limit ${limit.value}; set at most that.`);
    }
  }
  const requested = quantityOf(request);
  if (requested !== undefined && exceeds(sum, requested)) {
    request.say(`${request.found}, less than the containers request together; set at least their sum.`);
  }
}
