/** Owns the containers of a pod. Source: `validateContainers` and `validateInitContainers` of the core API. */
import type { At } from './at.ts';
import { checkEnvironment } from './environment.ts';
import { checkHandlers } from './handlers.ts';
import { checkContainerResources } from './resources.ts';
import { checkContainerSecurity } from './security.ts';
import { dnsLabel, pathBelow, pathWithoutBacksteps, portName } from './syntax.ts';

/** What a volume is, by its name; undefined where the names of volumes cannot be read. */
export type VolumeKinds = ReadonlyMap<string, string> | undefined;

export function checkContainers(pod: At, volumes: VolumeKinds): void {
  const containers = pod.get('containers');
  if (containers.isEmptyList) containers.say(`${containers.field} is empty, but at least one container is expected.`);
  const grace = pod.get('terminationGracePeriodSeconds').number ?? 30;
  const names = new Map<string, At>();
  for (const container of containers.items()) {
    names.set(container.get('name').text ?? '', container);
    checkContainer(container, pod, volumes);
    checkHandlers(container, grace);
  }
  checkHostPorts(containers.items());
  for (const container of pod.get('initContainers').items()) {
    const name = container.get('name');
    const other = names.get(name.text ?? '');
    if (other !== undefined && name.text !== undefined)
      name.say(`${name.found}, as ${other.get('name').name} is; each container needs a name of its own.`);
    checkContainer(container, pod, volumes);
    checkInit(container, grace);
    checkHostPorts([container]);
  }
  const ephemeral = pod.get('ephemeralContainers');
  if (ephemeral.items().length > 0) ephemeral.forbid('these are added to running pods only');
}

function checkInit(container: At, grace: number): void {
  const restart = container.get('restartPolicy');
  if (restart.isSet && !restart.isOneOf('Always', 'OnFailure', 'Never')) return;
  if (restart.text === 'Always') {
    checkHandlers(container, grace);
    return;
  }
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (container.get(field).isSet)
      container.get(field).forbid('an init container takes it with `restartPolicy: Always` only');
  }
}

function checkContainer(container: At, pod: At, volumes: VolumeKinds): void {
  const name = container.get('name');
  if (name.isSet) name.mustFit(dnsLabel);
  container.get('image').require();
  checkPorts(container.get('ports'), pod.get('hostNetwork').isTrue);
  checkEnvironment(container);
  checkMounts(container, volumes);
  checkContainerResources(container.get('resources'));
  checkContainerSecurity(container, pod);
  if (container.get('restartPolicyRules').items().length > 0) container.get('restartPolicy').require();
}

function checkPorts(ports: At, onNode: boolean): void {
  const names = new Map<string, At>();
  for (const port of ports.items()) {
    const name = port.get('name');
    if (name.text !== undefined && name.text !== '' && name.fits(portName)) {
      const other = names.get(name.text);
      if (other !== undefined) name.say(`${name.found}, as ${other.name} is; each port needs a name of its own.`);
      else names.set(name.text, name);
    }
    const number = port.get('containerPort');
    number.isPort();
    const hostPort = port.get('hostPort');
    if (
      hostPort.number !== 0 &&
      hostPort.isPort() &&
      onNode &&
      hostPort.number !== undefined &&
      hostPort.number !== number.number
    ) {
      hostPort.say(`${hostPort.found}, but with \`hostNetwork: true\` it is the \`containerPort\`, ${number.value}.`);
    }
  }
}

function checkHostPorts(containers: readonly At[]): void {
  const taken = new Map<string, At>();
  for (const container of containers) {
    for (const port of container.get('ports').items()) {
      const hostPort = port.get('hostPort');
      if (hostPort.number === undefined || hostPort.number === 0) continue;
      const key = [port.get('protocol').text ?? 'TCP', port.get('hostIP').text ?? '', hostPort.number].join(' ');
      const other = taken.get(key);
      if (other !== undefined) hostPort.say(`${hostPort.found}, as ${other.name} is; a port of the node is used once.`);
      else taken.set(key, hostPort);
    }
  }
}

function checkMounts(container: At, volumes: VolumeKinds): void {
  const mounted = new Map<string, At>();
  for (const mount of container.get('volumeMounts').items()) {
    checkVolume(mount.get('name'), volumes);
    mounted.set(mount.get('name').text ?? '', mount);
    const path = mount.get('mountPath');
    if (path.text === '') path.require();
    const [plain, expression] = [mount.get('subPath'), mount.get('subPathExpr')];
    plain.fits(pathBelow);
    expression.fits(pathBelow);
    if ((plain.text ?? '') !== '' && (expression.text ?? '') !== '')
      expression.forbid(`so is ${plain.name}; set one of them`);
    checkSharing(mount, container);
  }
  for (const device of container.get('volumeDevices').items()) {
    const name = device.get('name');
    checkVolume(name, volumes);
    const kind = volumes?.get(name.text ?? '');
    if (kind !== undefined && kind !== 'persistentVolumeClaim' && kind !== 'ephemeral') {
      name.say(`${name.found}, whose source is \`${kind}\`, but only a claim can be a device.`);
    }
    const other = mounted.get(name.text ?? '');
    if (other !== undefined)
      name.say(`${name.found}, which ${other.name} mounts; a volume is mounted or it is a device.`);
    device.get('devicePath').fits(pathWithoutBacksteps);
  }
}

function checkVolume(name: At, volumes: VolumeKinds): void {
  if (!name.require() || volumes === undefined || name.text === undefined || volumes.has(name.text)) return;
  const known = [...volumes.keys()];
  name.say(
    `${name.found}, but the pod has no volume of that name${known.length === 0 ? '' : `, only ${known.map((one) => `\`${one}\``).join(', ')}`}.`,
  );
}

function checkSharing(mount: At, container: At): void {
  const propagation = mount.get('mountPropagation');
  if (propagation.text === 'Bidirectional' && !container.down('securityContext', 'privileged').isTrue) {
    propagation.say(`${propagation.found}, but only a privileged container may mount for others.`);
  }
  const recursive = mount.get('recursiveReadOnly');
  if (recursive.text !== 'Enabled' && recursive.text !== 'IfPossible') return;
  if (!mount.get('readOnly').isTrue) recursive.say(`${recursive.found}, but this needs \`readOnly: true\` beside it.`);
  else if (propagation.isSet && propagation.text !== 'None')
    recursive.say(`${recursive.found}, but ${propagation.name} is \`${propagation.text}\`; leave one of them out.`);
}
