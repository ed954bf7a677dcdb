/**
 * The messages of base/argocd by Argo CD itself: for each state of an Application which of them are sent, and what they say. Needs
 * argocd, which is built with `go`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { notificationsPatch } from '../../tooling/generate/argocd/notifications.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { mapAt } from '../../tooling/source/plain.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { argocdBinary } from './judges.ts';

const argocd = argocdBinary();
const reasonToSkip = 'missing' in argocd ? ` (skipped: ${argocd.missing})` : '';
const folder = mkdtempSync(join(tmpdir(), 'argocd-notifications-'));
afterAll(() => rmSync(folder, { recursive: true }));

const messages = parse(
  readFileSync(new URL('../../base/argocd/hub/notifications/messages.yaml', import.meta.url), 'utf8'),
) as { metadata: Plain; data: Readonly<Record<string, string>> };
const configMap = write('messages.yaml', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: messages.metadata,
  data: { ...messages.data, ...mapAt(generated(), 'data') },
});
/** It is asked for the project alone, and goes on without. */
const nowhere = write('kubeconfig', {
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'none',
  clusters: [{ name: 'none', cluster: { server: 'http://127.0.0.1:9' } }],
  contexts: [{ name: 'none', context: { cluster: 'none', user: 'none', namespace: 'argocd' } }],
  users: [{ name: 'none', user: {} }],
});

function generated(): Plain {
  const text = `kind: ArgoCD
repository: https://git.example.com/kafka/fleet.git
url: https://argocd.example.com
notifications: { services: { slack: { token: $slack-token } }, recipients: ["slack:kafka-platform"] }
`;
  const { argocd } = loadFleet(openDocuments(treeOf({ 'clusters/argocd.yaml': text })));
  const patch = argocd === undefined ? undefined : notificationsPatch(argocd);
  return patch === undefined ? null : toPlain(patch);
}

function write(name: string, contents: Plain): string {
  const path = join(folder, name);
  writeFileSync(path, writePlain(contents));
  return path;
}

async function notifications(...args: readonly string[]): Promise<string> {
  if ('missing' in argocd) return '';
  const { stdout } = await promisify(execFile)(
    argocd.path,
    ['admin', 'notifications', ...args, '--config-map', configMap, '--secret', ':empty'],
    { cwd: folder, env: { ...process.env, HOME: folder, KUBECONFIG: nowhere } },
  );
  return stdout;
}

const commit = 'b1e1cd8f00d5c0ffee00b1e1cd8f00d5c0ffee00';

interface State {
  readonly sync: string;
  readonly health: string;
  readonly phase?: string;
  readonly reconciledAt?: string;
  readonly resources?: readonly Plain[];
  readonly results?: readonly Plain[];
  readonly conditions?: readonly Plain[];
}

function application({ sync, health, phase, reconciledAt = '10:02:00', resources, results, conditions }: State): Plain {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'hz-orders',
      namespace: 'argocd',
      labels: { 'kafka-fleet/owner': 'Team-Orders', 'kafka-fleet/kubernetes': 'hz' },
      annotations: { 'kafka-fleet/owner': 'Team Orders' },
    },
    spec: { project: 'hz-kafka', destination: { name: 'hz', namespace: 'kafka' } },
    status: {
      sync: { status: sync, revision: commit },
      health: { status: health },
      reconciledAt: `2026-03-01T${reconciledAt}Z`,
      ...(resources === undefined ? {} : { resources }),
      ...(conditions === undefined ? {} : { conditions }),
      ...(phase === undefined
        ? {}
        : {
            operationState: {
              phase,
              message: phase === 'Succeeded' ? 'successfully synced' : 'one or more objects failed to apply',
              startedAt: '2026-03-01T10:00:00Z',
              ...(phase === 'Running' ? {} : { finishedAt: '2026-03-01T10:01:00Z' }),
              syncResult: { revision: commit, ...(results === undefined ? {} : { resources: results }) },
            },
          }),
    },
  };
}

const triggers = Object.keys(messages.data)
  .filter((key) => key.startsWith('trigger.'))
  .map((key) => key.slice('trigger.'.length));

const states: readonly (readonly [string, State, readonly string[]])[] = [
  ['new', { sync: 'OutOfSync', health: 'Missing' }, []],
  ['being synced', { sync: 'OutOfSync', health: 'Healthy', phase: 'Running' }, []],
  ['rolling', { sync: 'Synced', health: 'Progressing', phase: 'Succeeded' }, []],
  ['rolled out', { sync: 'Synced', health: 'Healthy', phase: 'Succeeded' }, ['deployed']],
  [
    'synced, with the health of before',
    { sync: 'Synced', health: 'Healthy', phase: 'Succeeded', reconciledAt: '10:00:30' },
    [],
  ],
  ['out of sync since', { sync: 'OutOfSync', health: 'Healthy', phase: 'Succeeded' }, []],
  ['failed', { sync: 'OutOfSync', health: 'Healthy', phase: 'Failed' }, ['sync-failed']],
  ['in error', { sync: 'OutOfSync', health: 'Healthy', phase: 'Error' }, ['sync-failed']],
  ['degraded', { sync: 'Synced', health: 'Degraded', phase: 'Succeeded' }, ['health-degraded']],
  ['degraded before any sync', { sync: 'Synced', health: 'Degraded' }, ['health-degraded']],
  ['not to be told', { sync: 'Unknown', health: 'Healthy', phase: 'Succeeded' }, ['sync-status-unknown']],
  ['suspended', { sync: 'Synced', health: 'Suspended', phase: 'Succeeded' }, []],
];

describe.skipIf('missing' in argocd).concurrent(`Argo CD${reasonToSkip}`, () => {
  test.each(states)('what is sent of one that is %s', async (name, state, sent) => {
    const input = write(`${name.replaceAll(/\W/g, '-')}.yaml`, application(state));
    const said = await Promise.all(triggers.map((one) => notifications('trigger', 'run', one, input)));
    const fired = triggers.filter((_, index) => / true\s*$/.test(said[index] ?? ''));
    for (const text of said) expect(text).toMatch(/ (true|false)\s*$/);
    expect(fired.map((one) => one.replace('kafka-fleet-', '')).sort()).toEqual([...sent].sort());
  });

  test.each([
    [
      'sync-failed',
      {
        sync: 'OutOfSync',
        health: 'Healthy',
        phase: 'Failed',
        results: [
          { kind: 'Kafka', name: 'orders', status: 'SyncFailed', message: 'spec.kafka <is> & wrong' },
          { kind: 'Service', name: 'other', status: 'Synced', message: 'unchanged' },
        ],
      },
      `hz-orders: a sync has failed.
one or more objects failed to apply
Kafka orders: spec.kafka <is> & wrong
Commit ${commit}
Kubernetes cluster hz, owner Team Orders
What to do: docs/guides/notifications.md, "A sync has failed"
https://argocd.example.com/applications/argocd/hz-orders?operation=true`,
    ],
    [
      'health-degraded',
      {
        sync: 'Synced',
        health: 'Degraded',
        phase: 'Succeeded',
        resources: [
          { kind: 'ConfigMap', name: 'orders-metrics', status: 'Synced' },
          { kind: 'Kafka', name: 'orders', health: { status: 'Degraded', message: 'The disks stay as they are.' } },
          { kind: 'KafkaNodePool', name: 'orders-brokers', health: { status: 'Healthy' } },
        ],
      },
      `hz-orders is degraded.
Kafka orders: The disks stay as they are.
Commit ${commit}
Kubernetes cluster hz, owner Team Orders
What to do: docs/guides/health.md
https://argocd.example.com/applications/argocd/hz-orders`,
    ],
    [
      'sync-status-unknown',
      { sync: 'Unknown', health: 'Healthy', conditions: [{ type: 'ComparisonError', message: 'no such path' }] },
      `hz-orders: Argo CD cannot tell what differs, so nothing that is merged reaches it.
ComparisonError: no such path
Kubernetes cluster hz, owner Team Orders
What to do: docs/guides/notifications.md, "Argo CD cannot tell what differs"
https://argocd.example.com/applications/argocd/hz-orders`,
    ],
    [
      'deployed',
      { sync: 'Synced', health: 'Healthy', phase: 'Succeeded' },
      `hz-orders has been rolled out, and all of it is healthy.
Commit ${commit}
Kubernetes cluster hz, owner Team Orders
https://argocd.example.com/applications/argocd/hz-orders`,
    ],
  ] satisfies readonly (readonly [string, State, string])[])('message %s', async (name, state, text) => {
    const input = write(`message-${name}.yaml`, application(state));
    const said = parse(await notifications('template', 'notify', `kafka-fleet-${name}`, input)) as {
      message: string;
      email: { subject: string };
    };
    expect(said.message.trimEnd()).toBe(text);
    expect(text.startsWith(said.email.subject)).toBe(true);
  });

  test.each(Object.keys(messages.data).filter((key) => key.startsWith('template.')))(
    '%s of an Application of which nothing is known yet',
    async (key) => {
      const name = key.slice('template.'.length);
      const input = write(`new-${name}.yaml`, application({ sync: 'Unknown', health: 'Unknown' }));
      await expect(notifications('template', 'notify', name, input)).resolves.toContain('hz-orders');
    },
  );
});
