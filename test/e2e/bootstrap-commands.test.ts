/**
 * `fleet bootstrap` as a person runs it: with kubectl, against the control plane that Argo CD would run in and one that is added. Run
 * twice it changes nothing, and no credential is printed.
 */
import { type ExecFileException, execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Definition, define } from '../integration/api-server-definitions.ts';
import { repositoryRoot } from '../support/miniature.ts';
import { type Plane, startPlane } from './rig/plane.ts';
import { pathOf, reasonToSkip } from './rig/programs.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const reason = reasonToSkip() || (hasKubectl() ? '' : ' (skipped: there is no `kubectl` here)');

function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(reason !== '')(`fleet bootstrap${reason}`, () => {
  let hub: Plane;
  let added: Plane;
  let kubeconfig = '';

  const fleet = (...args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { ...process.env, KUBECONFIG: kubeconfig, FLEET_QUIET: '1' };
      const all = ['tooling/cli/fleet.mjs', 'bootstrap', ...args];
      execFile('node', all, { cwd: repositoryRoot, env }, (error: ExecFileException | null, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  const object = async (plane: Plane, path: string) => (await plane.client.get(path)).body as Record<string, unknown>;
  const applications = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
  const clusterSecret = '/api/v1/namespaces/argocd/secrets/cluster-fra-staging';

  beforeAll(async () => {
    [hub, added] = await Promise.all([startPlane('hub'), startPlane('fra')]);
    kubeconfig = join(hub.state, 'both');
    const env = { ...process.env, KUBECONFIG: `${hub.kubeconfig}:${added.kubeconfig}` };
    writeFileSync(kubeconfig, execFileSync('kubectl', ['config', 'view', '--flatten'], { env }), { mode: 0o600 });
  });
  afterAll(() => {
    hub?.stop();
    added?.stop();
  });

  test('says that there is no Argo CD, and applies nothing', async () => {
    const { code, stderr } = await fleet('hub', '--context', 'hub');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no Argo CD here: install release 3.5 into namespace `argocd` first');
  });

  test('gives Argo CD the repository, and says which Kubernetes clusters it does not know', async () => {
    const folder = join(pathOf("Argo CD's manifests"), 'manifests/crds');
    const definitions = readdirSync(folder)
      .filter((file) => file.endsWith('-crd.yaml'))
      .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition);
    await define(hub.client, definitions);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } };
    expect((await hub.client.apply(namespace, { dryRun: false })).status).toBeLessThan(300);
    // As its installation leaves it: what is not ours stays.
    const own = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'argocd-cm', namespace: 'argocd' },
      data: { 'resource.exclusions': '- kinds: [Lease]\n' },
    };
    expect((await hub.client.apply(own, { dryRun: false })).status).toBeLessThan(300);

    const { code, stderr } = await fleet('hub', '--context', 'hub');
    expect(stderr).toContain(
      'Argo CD does not know fra-staging yet: `npx fleet bootstrap cluster fra-staging` adds it.',
    );
    expect(stderr).toContain('Argo CD has no credential for https://git.example.com/kafka/fleet.git');
    expect(code).toBe(0);
    const { items } = (await object(hub, applications)) as { items: { metadata: { name: string } }[] };
    expect(items.map((one) => one.metadata.name).sort()).toEqual([
      'kafka-fleet',
      'kafka-fleet-ams-prod',
      'kafka-fleet-fra-staging',
      'kafka-fleet-hz-prod',
    ]);
    const { data } = (await object(hub, '/api/v1/namespaces/argocd/configmaps/argocd-cm')) as {
      data: Record<string, string>;
    };
    expect(data['resource.exclusions']).toBe('- kinds: [Lease]\n');
    expect(data['application.resourceTrackingMethod']).toBe('annotation');
  });

  test('adds a Kubernetes cluster, with a token that lets Argo CD in', async () => {
    const { code, stdout, stderr } = await fleet(
      ...['cluster', 'fra-staging', '--context', 'fra', '--hub-context', 'hub'],
    );
    expect(stderr).toContain('as `fra-staging`');
    expect(code).toBe(0);
    const { data, metadata } = (await object(hub, clusterSecret)) as {
      data: Record<string, string>;
      metadata: { labels: Record<string, string> };
    };
    expect(metadata.labels['argocd.argoproj.io/secret-type']).toBe('cluster');
    const text = (key: string): string => Buffer.from(data[key] ?? '', 'base64').toString('utf8');
    expect([text('name'), text('server')]).toEqual(['fra-staging', added.url]);
    const { bearerToken, tlsClientConfig } = JSON.parse(text('config')) as {
      bearerToken: string;
      tlsClientConfig: { caData: string };
    };
    expect(stdout + stderr).not.toContain(bearerToken);
    expect(Buffer.from(tlsClientConfig.caData, 'base64').toString('utf8')).toBe(added.certificate);
    const may = execFileSync(
      'kubectl',
      [
        'auth',
        'can-i',
        '*',
        '*',
        '--all-namespaces',
        '--server',
        added.url,
        '--token',
        bearerToken,
        '--insecure-skip-tls-verify',
      ],
      { encoding: 'utf8', env: { ...process.env, KUBECONFIG: '/dev/null' } },
    );
    expect(may.trim()).toBe('yes');
  });

  test('run again changes nothing', async () => {
    const paths = [clusterSecret, `${applications}/kafka-fleet`];
    const versions = () =>
      Promise.all(
        paths.map(async (path) => {
          const { metadata } = (await object(hub, path)) as { metadata: { resourceVersion: string } };
          return metadata.resourceVersion;
        }),
      );
    const before = await versions();
    expect((await fleet('cluster', 'fra-staging', '--context', 'fra', '--hub-context', 'hub')).code).toBe(0);
    const { code, stderr } = await fleet('hub', '--context', 'hub');
    expect(code).toBe(0);
    expect(stderr).not.toContain('does not know fra-staging');
    expect(await versions()).toEqual(before);
  });

  test('a context that does not exist is one sentence', async () => {
    const { code, stderr } = await fleet('cluster', 'fra-staging', '--context', 'nope', '--hub-context', 'hub');
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('nope');
  });
});
