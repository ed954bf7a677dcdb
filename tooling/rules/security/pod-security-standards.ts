/**
 * Owns the Pod Security Standards: what of a pod's spec the levels `baseline` and `restricted` do not admit. Source: the policy of
 * Kubernetes' pod security admission (k8s.io/pod-security-admission/policy), as of 1.33. Fields of Windows are left out.
 */
import type { Plain, Route } from '../../source/node.ts';
import { listAt, mapAt, type PlainMap } from '../../source/plain.ts';

export type Level = 'privileged' | 'baseline' | 'restricted';

export interface Violation {
  /** The level that does not admit it; `restricted` holds all that `baseline` demands. */
  readonly level: 'baseline' | 'restricted';
  /** From the pod's spec to the nearest thing that is there. */
  readonly route: Route;
  /** `container \`x\`` or `the pod`. */
  readonly who: string;
  /** What it is or has: `may gain privileges`. */
  readonly what: string;
  /** `set \`allowPrivilegeEscalation: false\`` */
  readonly fix: string;
  /** Kubernetes 1.x that refuses it first, where older ones did not. */
  readonly since?: number;
}

interface Place {
  readonly route: Route;
  /** `container \`x\`` or `the pod`. */
  readonly who: string;
  readonly context: PlainMap;
}

interface ContainerPlace extends Place {
  readonly value: PlainMap;
  readonly hasOwnUsers: boolean;
}

const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const seLinuxTypes: ReadonlySet<Plain> = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

const safeSysctls: ReadonlySet<Plain> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);

/** Kinds of volumes that `restricted` admits; every other one is refused. */
const restrictedVolumes: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
  'image',
];

/** All that a level above `privileged` would not admit, in the order of fields. */
export function podViolations(spec: PlainMap): readonly Violation[] {
  const pod: Place = { route: ['securityContext'], who: 'the pod', context: mapAt(spec['securityContext']) };
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    listAt(spec[list]).map((value, index) => ({ list, index, value: mapAt(value) })),
  );
  const places = containers.map(({ list, index, value }): ContainerPlace => {
    const context = mapAt(value['securityContext']);
    const hasOwnUsers = spec['hostUsers'] === false;
    const route = [list, index, ...(value['securityContext'] === undefined ? [] : ['securityContext'])];
    return { route, who: `container \`${value['name']}\``, context, value, hasOwnUsers };
  });
  return [
    ...hostViolations(spec),
    ...[pod, ...places].flatMap(contextViolations),
    ...places.flatMap(containerViolations),
    ...places.flatMap((place) => inheritedViolations(place, pod)),
    ...places.flatMap(probeViolations),
  ];
}

function hostViolations(spec: PlainMap): readonly Violation[] {
  const namespaces = ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((field) => spec[field] === true)
    .map((field) => baseline([field], 'the pod', `shares its host's (\`${field}\`)`, `leave \`${field}\` out`));
  const volumes = listAt(spec['volumes']).flatMap((value, index): readonly Violation[] => {
    const volume = mapAt(value);
    const route = ['volumes', index];
    if (volume['hostPath'] !== undefined)
      return [
        baseline(
          [...route, 'hostPath'],
          `volume \`${volume['name']}\``,
          'is a folder of the host',
          'take another kind of volume',
        ),
      ];
    const kind = Object.keys(volume).find((key) => key !== 'name' && volume[key] !== undefined);
    if (kind === undefined || restrictedVolumes.includes(kind)) return [];
    return [restricted([...route, kind], `volume \`${volume['name']}\``, `is of kind \`${kind}\``, 'use a claim')];
  });
  return [...namespaces, ...volumes];
}

/** What may be set on the pod or on a container, and must not be either. */
function contextViolations({ route, who, context }: Place): readonly Violation[] {
  const found: Violation[] = [];
  const seccomp = mapAt(context['seccompProfile'])['type'];
  if (seccomp === 'Unconfined')
    found.push(
      baseline(
        [...route, 'seccompProfile', 'type'],
        who,
        'has no seccomp filter (`Unconfined`)',
        'take `RuntimeDefault`',
      ),
    );
  if (mapAt(context['appArmorProfile'])['type'] === 'Unconfined')
    found.push(
      baseline([...route, 'appArmorProfile', 'type'], who, 'has no AppArmor profile', 'take `RuntimeDefault`'),
    );
  const seLinux = mapAt(context['seLinuxOptions']);
  if (seLinux['type'] !== undefined && !seLinuxTypes.has(seLinux['type']))
    found.push(
      baseline(
        [...route, 'seLinuxOptions', 'type'],
        who,
        `has the SELinux type \`${seLinux['type']}\``,
        'leave it out',
      ),
    );
  for (const field of ['user', 'role'])
    if (seLinux[field] !== undefined && seLinux[field] !== '')
      found.push(
        baseline([...route, 'seLinuxOptions', field], who, `sets an SELinux ${field}`, `leave \`${field}\` out`),
      );
  listAt(context['sysctls']).forEach((sysctl, index) => {
    const name = mapAt(sysctl)['name'];
    if (name !== undefined && !safeSysctls.has(name))
      found.push(
        baseline([...route, 'sysctls', index], who, `sets the kernel setting \`${name}\``, 'set it on the nodes'),
      );
  });
  if (context['runAsNonRoot'] === false)
    found.push(restricted([...route, 'runAsNonRoot'], who, 'may run as root', 'set `runAsNonRoot: true`'));
  if (context['runAsUser'] === 0)
    found.push(restricted([...route, 'runAsUser'], who, 'runs as root (user 0)', 'take another user'));
  return found;
}

function containerViolations({ route, who, context, value, hasOwnUsers }: ContainerPlace): readonly Violation[] {
  const found: Violation[] = [];
  if (context['privileged'] === true)
    found.push(baseline([...route, 'privileged'], who, 'is privileged', 'leave `privileged` out'));
  const procMount = context['procMount'];
  // With users of its own (`hostUsers: false`) a pod may see more, as far as baseline goes.
  if (procMount !== undefined && procMount !== 'Default')
    found.push(
      (hasOwnUsers ? restricted : baseline)(
        [...route, 'procMount'],
        who,
        'sees all of `/proc`',
        'leave `procMount` out',
      ),
    );
  const capabilities = mapAt(context['capabilities']);
  listAt(capabilities['add']).forEach((name, index) => {
    const at = [...route, 'capabilities', 'add', index];
    if (!baselineCapabilities.has(String(name)))
      found.push(baseline(at, who, `has the capability \`${name}\``, 'leave it out'));
    else if (name !== 'NET_BIND_SERVICE')
      found.push(restricted(at, who, `has the capability \`${name}\``, 'leave it out'));
  });
  if (!listAt(capabilities['drop']).includes('ALL'))
    found.push(restricted(route, who, 'keeps the capabilities of its runtime', 'set `capabilities: { drop: [ALL] }`'));
  if (context['allowPrivilegeEscalation'] !== false)
    found.push(
      restricted(
        context['allowPrivilegeEscalation'] === undefined ? route : [...route, 'allowPrivilegeEscalation'],
        who,
        'may gain privileges',
        'set `allowPrivilegeEscalation: false`',
      ),
    );
  listAt(value['ports']).forEach((port, index) => {
    const { hostPort } = mapAt(port);
    if (typeof hostPort === 'number' && hostPort !== 0)
      found.push(
        baseline(
          [...route.slice(0, 2), 'ports', index, 'hostPort'],
          who,
          `takes port ${hostPort} of its host`,
          'use a Service',
        ),
      );
  });
  return found;
}

/** What a container may leave to the pod. */
function inheritedViolations(place: Place, pod: Place): readonly Violation[] {
  const found: Violation[] = [];
  if (place.context['runAsNonRoot'] === undefined && pod.context['runAsNonRoot'] === undefined)
    found.push(restricted(place.route, place.who, 'may run as root', 'set `runAsNonRoot: true`'));
  const seccomp = place.context['seccompProfile'] ?? pod.context['seccompProfile'];
  if (mapAt(seccomp)['type'] === undefined)
    found.push(
      restricted(place.route, place.who, 'has no seccomp profile', 'set `seccompProfile: { type: RuntimeDefault }`'),
    );
  return found;
}

/** A probe of another host would let anybody who may make pods ask through the kubelet. */
function probeViolations({ route, who, value }: ContainerPlace): readonly Violation[] {
  const handlers: readonly Route[] = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe]),
    ['lifecycle', 'postStart'],
    ['lifecycle', 'preStop'],
  ];
  return handlers.flatMap((at) =>
    ['httpGet', 'tcpSocket'].flatMap((handler): readonly Violation[] => {
      const parent = at.reduce<PlainMap>((map, step) => mapAt(map[step]), value);
      const { host } = mapAt(parent[handler]);
      if (host === undefined || host === '') return [];
      const found = baseline(
        [...route.slice(0, 2), ...at, handler, 'host'],
        who,
        `asks host \`${host}\``,
        'leave `host` out',
      );
      return [{ ...found, since: 34 }];
    }),
  );
}

function baseline(route: Route, who: string, what: string, fix: string): Violation {
  return { level: 'baseline', route, who, what, fix };
}

function restricted(route: Route, who: string, what: string, fix: string): Violation {
  return { level: 'restricted', route, who, what, fix };
}
