/** Owns opening the repository a command works on. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Scope } from '../lint/judge.ts';
import { nearest } from '../model/check.ts';
import { openCheckout } from '../source/disk.ts';
import { type Documents, openDocuments } from '../source/tree.ts';
import { UsageError } from './usage.ts';

export interface Repository {
  readonly root: string;
  readonly documents: Documents;
}

export function openRepository(directory: string): Repository {
  const root = resolve(directory);
  if (!existsSync(root)) throw new UsageError(`There is no folder \`${directory}\`.`);
  const documents = openDocuments(openCheckout(root));
  for (const folder of ['clusters', 'base']) {
    if (documents.kind(folder) !== 'directory')
      throw new UsageError(
        `\`${join(directory, folder)}\` is missing: run fleet in a fleet repository, or name one with \`--directory\`.`,
      );
  }
  return { root, documents };
}

/** `hz` or `hz/orders`, checked against what there is. */
export function parseScope(documents: Documents, cluster: string | undefined): Scope {
  if (cluster === undefined) return {};
  const [kubernetes = '', kafka, ...rest] = cluster.split('/');
  const folders = [...documents.list('clusters')]
    .filter(([name, kind]) => kind === 'directory' && name !== 'profiles')
    .map(([name]) => name);
  if (rest.length > 0)
    throw new UsageError(
      `\`${cluster}\` is no cluster; write \`hz\` for a Kubernetes cluster or \`hz/orders\` for a Kafka cluster.`,
    );
  if (!folders.includes(kubernetes)) throw new UsageError(unknown('Kubernetes cluster', kubernetes, folders));
  if (kafka === undefined) return { kubernetes };
  const files = [...documents.list(`clusters/${kubernetes}`).keys()]
    .filter((name) => name.endsWith('.yaml') && name !== 'cluster.yaml')
    .map((name) => name.slice(0, -5));
  if (!files.includes(kafka)) throw new UsageError(unknown(`Kafka cluster in ${kubernetes}`, kafka, files));
  return { kubernetes, kafka: cluster };
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `There is no ${what} \`${name}\`; did you mean \`${near}\`?`;
  return `There is no ${what} \`${name}\`; there ${known.length === 0 ? 'are none' : `are ${known.map((one) => `\`${one}\``).join(', ')}`}.`;
}
