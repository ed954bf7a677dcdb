/** Owns finding the repository a command works on, and the part of it that `--cluster` names. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Scope } from '../lint/judge.ts';
import { openCheckout } from '../source/disk.ts';
import { nearest } from '../source/nearest.ts';
import { either } from '../source/show.ts';
import { type Documents, openDocuments } from '../source/tree.ts';
import { UsageError } from './usage.ts';

export interface Repository {
  readonly root: string;
  readonly documents: Documents;
}

const folders: readonly string[] = ['clusters', 'base'];

/** @param needed folders without which a command cannot begin; an empty fleet has no `clusters` yet. */
export function openRepository(directory: string, needed: readonly string[] = folders): Repository {
  const root = resolve(directory);
  const kind = statSync(root, { throwIfNoEntry: false });
  if (kind === undefined) throw new UsageError(`There is no folder \`${directory}\`.`);
  if (!kind.isDirectory()) throw new UsageError(`\`${directory}\` is a file; name the folder of a fleet repository.`);
  const documents = openDocuments(openCheckout(root));
  const missing = needed.find((folder) => documents.kind(folder) !== 'directory');
  if (missing !== undefined) throw new UsageError(noRepository(root, join(directory, missing)));
  return { root, documents };
}

/** Whoever stands in a folder of the repository is told where its root is. */
function noRepository(root: string, missing: string): string {
  for (let at = dirname(root); at !== dirname(at); at = dirname(at)) {
    if (folders.every((folder) => existsSync(join(at, folder))))
      return `There is no folder \`${missing}\`; the repository begins further up, so write \`--directory ${relative(process.cwd(), at) || '.'}\`.`;
  }
  return `There is no folder \`${missing}\`; run fleet in a fleet repository, or name one with \`--directory\`.`;
}

/** `hz` or `hz/orders`, checked against what there is. */
export function parseScope(documents: Documents, cluster: string | undefined): Scope {
  if (cluster === undefined) return {};
  const written = cluster.replace(/^(?:\.\/)?clusters\//, '').replace(/(?:\/cluster)?\.yaml$/, '');
  const [kubernetes = '', kafka, ...rest] = written.replace(/\/+$/, '').split('/');
  if (rest.length > 0 || kubernetes === '')
    throw new UsageError(
      `\`${cluster}\` is no cluster; write \`hz\` for a Kubernetes cluster or \`hz/orders\` for a Kafka cluster.`,
    );
  const known = [...documents.list('clusters')]
    .filter(([name, kind]) => kind === 'directory' && name !== 'profiles' && !name.startsWith('.'))
    .map(([name]) => name);
  if (!known.includes(kubernetes)) throw new UsageError(unknown('Kubernetes cluster', kubernetes, known));
  if (kafka === undefined) return { kubernetes };
  const files = [...documents.list(`clusters/${kubernetes}`).keys()]
    .filter((name) => name.endsWith('.yaml') && name !== 'cluster.yaml')
    .map((name) => name.slice(0, -'.yaml'.length));
  if (!files.includes(kafka))
    throw new UsageError(
      unknown(
        'Kafka cluster',
        `${kubernetes}/${kafka}`,
        files.map((one) => `${kubernetes}/${one}`),
      ),
    );
  return { kubernetes, kafka: `${kubernetes}/${kafka}` };
}

/** Lists are for those who forgot a name, and no help when they are long. */
const listed = 10;

function unknown(what: string, name: string, known: readonly string[]): string {
  const missing = `There is no ${what} \`${name}\``;
  const near = nearest(name, known);
  if (near !== undefined) return `${missing}; did you mean \`${near}\`?`;
  if (known.length === 0) return `${missing}; there are none yet.`;
  const more = known.length > listed ? `, or one of ${known.length - listed} more` : '';
  return `${missing}; expected ${either(known.slice(0, listed))}${more}.`;
}
