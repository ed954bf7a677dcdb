/**
 * Owns making a pod of a rendered Deployment run without Kubernetes: its volumes become folders, its command runs as it is written,
 * its variables come from its labels.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { asList, asMap, workloadOf } from '../../tooling/rules/workloads.ts';
import { toPlain } from '../../tooling/source/node.ts';
import type { Sandbox } from './sandbox.ts';

export interface Pod {
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly liveness: readonly string[];
}

interface Surroundings {
  readonly sandbox: Sandbox;
  readonly objects: readonly RenderedObject[];
  /** Folder with the files of each Secret, by its name. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** Where the programs are that the image would have. */
  readonly path: string;
  /** Changes the text of a ConfigMap's file. */
  readonly edit?: (text: string) => string;
}

export function podOf(
  deployment: string,
  { sandbox, objects, secrets, path, edit = (text) => text }: Surroundings,
): Pod {
  const object = objects.find((one) => one.kind === 'Deployment' && one.name === deployment);
  const workload = object && workloadOf(object);
  const container = workload?.containers[0];
  if (workload === undefined || container === undefined) throw new Error(`No Deployment ${deployment} was rendered.`);
  const { spec } = container;
  const root = join(sandbox.scratch, `${deployment}-${nextPod++}`);
  const folders = new Map<string, string>();
  for (const value of asList(workload.spec['volumes'])) {
    const volume = asMap(value);
    const folder = join(root, String(volume['name']));
    mkdirSync(folder, { recursive: true });
    folders.set(String(volume['name']), folder);
    const secret = String(asMap(volume['secret'])['secretName'] ?? '');
    for (const file of secrets[secret] ?? []) copyFileSync(file, join(folder, file.split('/').at(-1) ?? ''));
    const config = asMap(volume['configMap'])['name'];
    for (const [key, text] of Object.entries(dataOf(objects, config))) writeFileSync(join(folder, key), edit(text));
  }
  const mounts = asList(spec['volumeMounts']).map((value) => {
    const { name, mountPath } = asMap(value);
    return [String(mountPath), folders.get(String(name)) ?? ''] as const;
  });
  const env = asList(spec['env']).map((value) => {
    const label = /'(.+)'/.exec(String(asMap(asMap(asMap(value)['valueFrom'])['fieldRef'])['fieldPath']))?.[1] ?? '';
    return [String(asMap(value)['name']), workload.labels[label] ?? ''] as const;
  });
  return {
    env: { ...Object.fromEntries(env), PATH: `${path}:${process.env['PATH']}` },
    mounts: Object.fromEntries(mounts),
    command: asList(spec['command']).map(String),
    liveness: asList(asMap(asMap(spec['livenessProbe'])['exec'])['command']).map(String),
  };
}

let nextPod = 0;

function dataOf(objects: readonly RenderedObject[], name: unknown): Readonly<Record<string, string>> {
  const found = objects.find((one) => one.kind === 'ConfigMap' && one.name === name);
  return found === undefined ? {} : (asMap(asMap(toPlain(found.node))['data']) as Readonly<Record<string, string>>);
}
