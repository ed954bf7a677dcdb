/**
 * Owns making a pod of a rendered Deployment run without Kubernetes: its volumes become folders, its command runs as it is written,
 * its variables come from its labels.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { workloadOf } from '../../tooling/rules/workloads.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { listAt, mapAt } from '../../tooling/source/plain.ts';
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
  for (const value of listAt(workload.spec['volumes'])) {
    const volume = mapAt(value);
    const folder = join(root, String(volume['name']));
    mkdirSync(folder, { recursive: true });
    folders.set(String(volume['name']), folder);
    const secret = String(mapAt(volume['secret'])['secretName'] ?? '');
    for (const file of secrets[secret] ?? []) copyFileSync(file, join(folder, file.split('/').at(-1) ?? ''));
    const config = mapAt(volume['configMap'])['name'];
    for (const [key, text] of Object.entries(dataOf(objects, config))) writeFileSync(join(folder, key), edit(text));
  }
  const mounts = listAt(spec['volumeMounts']).map((value) => {
    const { name, mountPath } = mapAt(value);
    return [String(mountPath), folders.get(String(name)) ?? ''] as const;
  });
  const env = listAt(spec['env']).map((value) => {
    const label = /'(.+)'/.exec(String(mapAt(mapAt(mapAt(value)['valueFrom'])['fieldRef'])['fieldPath']))?.[1] ?? '';
    return [String(mapAt(value)['name']), workload.labels[label] ?? ''] as const;
  });
  return {
    env: { ...Object.fromEntries(env), PATH: `${path}:${process.env['PATH']}` },
    mounts: Object.fromEntries(mounts),
    command: listAt(spec['command']).map(String),
    liveness: listAt(mapAt(mapAt(spec['livenessProbe'])['exec'])['command']).map(String),
  };
}

let nextPod = 0;

function dataOf(objects: readonly RenderedObject[], name: unknown): Readonly<Record<string, string>> {
  const found = objects.find((one) => one.kind === 'ConfigMap' && one.name === name);
  return found === undefined ? {} : (mapAt(mapAt(toPlain(found.node))['data']) as Readonly<Record<string, string>>);
}
