/**
 * A real API server is the referee of what we render: it takes every object of every overlay of this repository, and of the fleet that
 * sets every authored field, in a server-side dry run with strict field validation. Needs kube-apiserver and etcd, or `go` to build them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plain } from '../../tooling/source/node.ts';
import { type RenderedOverlay, renderEveryField, renderRepository } from '../support/rendered-fleet.ts';
import { type ApiServer, reasonToSkip, startApiServer } from './api-server.ts';
import { type Definition, define, definitionsOf, undefine } from './api-server-definitions.ts';

interface RenderedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

describe.skipIf(reasonToSkip !== '')(`a real API server${reasonToSkip}`, () => {
  let server: ApiServer;
  let defined: readonly Definition[] = [];
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server?.stop());

  // One Kubernetes cluster after another: each has the definitions of its own release of Strimzi.
  describe.each([
    ['this repository', renderRepository()],
    ['every field', renderEveryField()],
  ] as const)('%s', (_fleet, overlays) => {
    const clusters = [...new Set(overlays.map(({ kubernetes }) => kubernetes))];
    describe.each(clusters)('%s', (cluster) => {
      const ours = overlays.filter(({ kubernetes }) => kubernetes === cluster);
      const { definitions, missing } = definitionsFor(ours);
      beforeAll(async () => {
        if (JSON.stringify(defined) !== JSON.stringify(definitions)) {
          await undefine(server.client, defined);
          await define(server.client, definitions);
          defined = definitions;
        }
        for (const name of namespacesIn(ours)) {
          const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
          await server.client.apply(namespace, { dryRun: false });
        }
      });
      test.each(ours)('takes $directory', async ({ objects }) => {
        const answers = await Promise.all(objects.map((object) => server.client.apply(object)));
        const refused = answers.flatMap(({ status, message }, index) => {
          const { apiVersion, kind, metadata } = asObject(objects[index]);
          const isMissing = status === 0 && missing.has(groupOf(apiVersion));
          return (status >= 200 && status < 300) || isMissing ? [] : [`${kind} ${metadata.name}: ${message}`];
        });
        expect(refused).toEqual([]);
        expect(objects.length).toBeGreaterThan(0);
      });

      for (const [group, why] of missing)
        process.stderr.write(`NOT RUN: objects of ${group} against an API server: ${why}\n`);
      test.skip.each([...missing])('NOT RUN: objects of %s: %s', () => {});
    });
  });
});

/** Those that overlays bring, and those of the other groups that their objects are in. */
function definitionsFor(overlays: readonly RenderedOverlay[]) {
  const objects = overlays.flatMap((one) => one.objects.map(asObject));
  const brought = objects.filter(({ kind }) => kind === 'CustomResourceDefinition') as unknown as Definition[];
  const known = new Set(brought.map(({ spec }) => spec.group));
  const others = new Set(
    objects.map(({ apiVersion }) => groupOf(apiVersion)).filter((group) => !isBuiltIn(group) && !known.has(group)),
  );
  const { definitions, missing } = definitionsOf(others);
  return { definitions: [...brought, ...definitions], missing };
}

function namespacesIn(overlays: readonly RenderedOverlay[]): ReadonlySet<string> {
  const objects = overlays.flatMap((one) => one.objects.map(asObject));
  return new Set(
    objects.flatMap(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : (metadata.namespace ?? []))),
  );
}

function asObject(object: Plain | undefined): RenderedObject {
  return object as unknown as RenderedObject;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}
