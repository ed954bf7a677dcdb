/**
 * Owns a control plane for tests: a real API server with the controllers that finish what it is asked for: garbage collection, empty
 * namespaces before they go, and the like. There are no nodes and no operators: a resource stays as it was applied.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plain } from '../../../tooling/source/node.ts';
import { writePlain } from '../../../tooling/source/write-yaml.ts';
import { endWatched, startApiServer, watched } from '../../integration/api-server.ts';
import type { ApiClient } from '../../integration/api-server-client.ts';
import { pathOf } from './programs.ts';

export interface Plane {
  /** By which Argo CD's destinations call it. */
  readonly name: string;
  readonly client: ApiClient;
  /** As a program of this machine reaches it. */
  readonly url: string;
  readonly token: string;
  readonly certificate: string;
  /** The path of a file for programs that take one. */
  readonly kubeconfig: string;
  /** A folder that goes when it stops, however this process ends. */
  readonly state: string;
  stop(): void;
}

export async function startPlane(name: string): Promise<Plane> {
  const server = await startApiServer();
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-controllers-'));
  const processes: ChildProcess[] = [];
  const { port, token, certificate } = server.address;
  const url = `https://127.0.0.1:${port}`;
  const kubeconfig = join(state, 'kubeconfig');
  writeFileSync(kubeconfig, writePlain(kubeconfigOf(name, url, token, certificate)), { mode: 0o600 });
  processes.push(
    watched(state, pathOf('kube-controller-manager'), [
      ...['--kubeconfig', kubeconfig, '--leader-elect=false', '--secure-port', '0'],
      ...['--service-account-private-key-file', join(server.state, 'accounts.key')],
      // Nodes would have to be there for these.
      '--controllers=*,-node-lifecycle-controller,-node-ipam-controller,-persistentvolume-binder-controller',
    ]),
  );
  return {
    name,
    client: server.client,
    url,
    token,
    certificate,
    kubeconfig,
    state,
    stop() {
      endWatched(processes, state);
      server.stop();
    },
  };
}

function kubeconfigOf(name: string, server: string, token: string, certificate: string): Plain {
  const authority = Buffer.from(certificate).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, 'certificate-authority-data': authority } }],
    // Files of several planes can be put together.
    users: [{ name: `judge-${name}`, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: `judge-${name}`, namespace: 'argocd' } }],
    'current-context': name,
  };
}
