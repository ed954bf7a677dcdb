import { expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { podViolations } from './pod-security-standards.ts';

type Fields = { readonly [key: string]: Plain };

const sound: Fields = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const pod = (container: Fields = {}, spec: Fields = {}): Fields => ({
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [{ name: 'x', securityContext: { ...sound, ...container } }],
  ...spec,
});

const told = (spec: Fields): readonly string[] =>
  podViolations(spec).map(({ level, route, who, what }) => `${level} ${route.join('.')}: ${who} ${what}`);

test('a pod with the few fields that are asked for is restricted', () => {
  expect(told(pod())).toEqual([]);
});

test('a pod that says nothing', () => {
  expect(told({ containers: [{ name: 'x' }] })).toEqual([
    'restricted containers.0: container `x` keeps the capabilities of its runtime',
    'restricted containers.0: container `x` may gain privileges',
    'restricted containers.0: container `x` may run as root',
    'restricted containers.0: container `x` has no seccomp profile',
  ]);
});

test.each<[name: string, spec: Fields, told: string]>([
  [
    'privileged',
    pod({ privileged: true }),
    'baseline containers.0.securityContext.privileged: container `x` is privileged',
  ],
  ['host network', pod({}, { hostNetwork: true }), "baseline hostNetwork: the pod shares its host's (`hostNetwork`)"],
  ['host processes', pod({}, { hostPID: true }), "baseline hostPID: the pod shares its host's (`hostPID`)"],
  [
    'a folder of the host',
    pod({}, { volumes: [{ name: 'time', hostPath: { path: '/etc/localtime' } }] }),
    'baseline volumes.0.hostPath: volume `time` is a folder of the host',
  ],
  [
    'another kind of volume',
    pod({}, { volumes: [{ name: 'a', nfs: { server: 'x', path: '/' } }] }),
    'restricted volumes.0.nfs: volume `a` is of kind `nfs`',
  ],
  [
    'a capability',
    pod({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }),
    'baseline containers.0.securityContext.capabilities.add.0: container `x` has the capability `SYS_ADMIN`',
  ],
  [
    'a capability that baseline admits',
    pod({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
    'restricted containers.0.securityContext.capabilities.add.0: container `x` has the capability `CHOWN`',
  ],
  [
    'no seccomp filter',
    pod({ seccompProfile: { type: 'Unconfined' } }),
    'baseline containers.0.securityContext.seccompProfile.type: container `x` has no seccomp filter (`Unconfined`)',
  ],
  [
    'root by number',
    pod({ runAsUser: 0 }),
    'restricted containers.0.securityContext.runAsUser: container `x` runs as root (user 0)',
  ],
  [
    'root by the pod',
    pod({}, { securityContext: { runAsNonRoot: false, seccompProfile: { type: 'RuntimeDefault' } } }),
    'restricted securityContext.runAsNonRoot: the pod may run as root',
  ],
  [
    'a port of the host',
    pod({}, { containers: [{ name: 'x', ports: [{ containerPort: 1, hostPort: 80 }], securityContext: sound }] }),
    'baseline containers.0.ports.0.hostPort: container `x` takes port 80 of its host',
  ],
  [
    'a kernel setting',
    pod(
      {},
      {
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'Localhost' },
          sysctls: [{ name: 'kernel.msgmax', value: '1' }],
        },
      },
    ),
    'baseline securityContext.sysctls.0: the pod sets the kernel setting `kernel.msgmax`',
  ],
  [
    'a probe of another host',
    pod(
      {},
      {
        containers: [{ name: 'x', securityContext: sound, livenessProbe: { httpGet: { host: '10.0.0.1', port: 1 } } }],
      },
    ),
    'baseline containers.0.livenessProbe.httpGet.host: container `x` asks host `10.0.0.1`',
  ],
  [
    'all of /proc, with users of its own',
    pod({ procMount: 'Unmasked' }, { hostUsers: false }),
    'restricted containers.0.securityContext.procMount: container `x` sees all of `/proc`',
  ],
  [
    'an init container',
    pod({}, { initContainers: [{ name: 'i', securityContext: { ...sound, privileged: true } }] }),
    'baseline initContainers.0.securityContext.privileged: container `i` is privileged',
  ],
])('%s', (_name, spec, expected) => {
  expect(told(spec)).toEqual([expected]);
});

test.each<[name: string, spec: Fields]>([
  ['the capability to take low ports', pod({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
  [
    'a safe kernel setting',
    pod(
      {},
      {
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', projected: {} },
        ],
      },
    ),
  ],
  [
    'what the container says wins',
    {
      containers: [
        { name: 'x', securityContext: { ...sound, runAsNonRoot: true, seccompProfile: { type: 'Localhost' } } },
      ],
    },
  ],
])('admitted: %s', (_name, spec) => {
  expect(told(spec)).toEqual([]);
});
