/**
 * Owns standing in for nodes: pods that controllers have made are said to run, so that Deployments and StatefulSets become ready as
 * they would. Nothing else is said of them.
 */
import type { Plain } from '../../../tooling/source/node.ts';
import type { Plane } from './plane.ts';

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly deletionTimestamp?: string };
  readonly status?: { readonly phase?: string };
}

export interface Kubelet {
  stop(): void;
}

export function startKubelet(plane: Plane): Kubelet {
  let isStopped = false;
  const loop = async (): Promise<void> => {
    while (!isStopped) {
      // A control plane that is being stopped answers no more.
      await runPods(plane).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };
  void loop();
  return {
    stop() {
      isStopped = true;
    },
  };
}

async function runPods({ client }: Plane): Promise<void> {
  const { body } = await client.get('/api/v1/pods');
  const pods = (body['items'] ?? []) as unknown as readonly Pod[];
  const now = new Date().toISOString();
  const conditions: Plain = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type) => ({
    type,
    status: 'True',
    lastTransitionTime: now,
  }));
  await Promise.all(
    pods
      .filter(({ metadata, status }) => status?.phase !== 'Running' && metadata.deletionTimestamp === undefined)
      .map(({ metadata }) =>
        client.patch(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`, {
          status: { phase: 'Running', podIP: '10.0.0.1', podIPs: [{ ip: '10.0.0.1' }], startTime: now, conditions },
        }),
      ),
  );
}
