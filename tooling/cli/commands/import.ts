/** Owns `fleet import`: cluster files of what runs already. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { importClusters } from '../../import/import-clusters.ts';
import { readInput } from '../../import/input.ts';
import { nameShape } from '../../model/load.ts';
import { formatImport } from '../../report/import.ts';
import { messageText, placeText } from '../../report/safe-text.ts';
import { decode } from '../../source/decode.ts';
import { nearest } from '../../source/nearest.ts';
import type { SourceFile } from '../../source/node.ts';
import { either } from '../../source/show.ts';
import { isProblem } from '../../source/tree.ts';
import { knownReleases } from '../../strimzi/releases.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { save } from '../save.ts';
import { UsageError } from '../usage.ts';

export interface ImportCommandOptions {
  readonly files: readonly string[];
  readonly kubernetes: string;
  readonly name?: string;
  readonly owner?: string;
  readonly tier?: string;
  readonly release?: string;
  readonly dryRun?: boolean;
  readonly stdout?: boolean;
  readonly force?: boolean;
}

/** Larger than what a namespace with thousands of topics prints; all of it is held in memory. */
const maxInputBytes = 64 * 1024 * 1024;

const howTo =
  'pipe `kubectl get kafka,kafkanodepool,kafkatopic,kafkauser,configmap -A -o yaml` into it, or name a file';

/** Writes all files or none, and nothing over a file that is there. */
export async function importRunning(directory: string, options: ImportCommandOptions): Promise<number> {
  const { kubernetes, name, owner, tier, release } = options;
  const { root, documents } = openRepository(directory, ['base']);
  if (!nameShape.test(kubernetes) || kubernetes === 'profiles')
    throw new UsageError(
      `\`${kubernetes}\` cannot name a Kubernetes cluster; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.`,
    );
  if (release !== undefined && !knownReleases.includes(release)) throw new UsageError(unknownRelease(release));
  const input = readInput(readAll(options.files));
  if (input.problems.length > 0) {
    for (const { origin, message } of input.problems)
      process.stderr.write(`${placeText(origin)}  ${messageText(message)}\n`);
    return nothingWritten();
  }
  const result = await importClusters(documents, input.objects, { kubernetes, name, owner, tier, release });
  if ('refused' in result) {
    process.stderr.write(`${result.refused}\n`);
    for (const { origin, message } of result.problems)
      process.stderr.write(`${placeText(origin)}  ${messageText(message)}\n`);
    return nothingWritten();
  }
  const differs = result.clusters.some((one) => one.notes.some((note) => note.kind === 'difference'));
  const exit = differs ? exitCodes.findings : exitCodes.clean;
  if (options.stdout === true) {
    process.stdout.write(result.files.map(({ path, text }) => `# ${path}\n${text}`).join('---\n'));
    process.stderr.write(formatImport(result, 'would be written'));
    return exit;
  }
  const there = options.force === true ? [] : result.files.filter(({ path }) => documents.kind(path) !== undefined);
  if (there.length > 0) {
    process.stderr.write(
      `${either(there.map(({ path }) => path)).replaceAll(' or ', ' and ')} ${there.length === 1 ? 'is' : 'are'} there already; write \`--force\` to replace what is there, or \`--name\` to import other clusters only.\n`,
    );
    return nothingWritten();
  }
  if (options.dryRun !== true) save(root, { write: result.files, remove: [] });
  process.stdout.write(formatImport(result, options.dryRun === true ? 'would be written' : 'written'));
  if (options.dryRun !== true)
    process.stdout.write(
      'Next: `npm run generate`, then `npm run validate`; `npx fleet baseline` accepts what is found today.\n',
    );
  return exit;
}

function unknownRelease(release: string): string {
  const near = nearest(release, knownReleases);
  const known = `\`${knownReleases[0]}\` to \`${knownReleases.at(-1)}\` are.`;
  return `Strimzi \`${release}\` is not known here; ${near === undefined ? known : `did you mean \`${near}\`?`}`;
}

function nothingWritten(): number {
  process.stderr.write('Nothing was written.\n');
  return exitCodes.findings;
}

function readAll(files: readonly string[]): readonly SourceFile[] {
  if (files.length === 0 && process.stdin.isTTY === true) throw new UsageError(`There is nothing to import; ${howTo}.`);
  return (files.length === 0 ? ['-'] : files).map((path) => readOne(path));
}

/** `-` is what is piped in. */
function readOne(path: string): SourceFile {
  const called = path === '-' ? 'stdin' : path;
  const file = decode(called, readBytes(path, called));
  if (isProblem(file)) throw new UsageError(`\`${called}\`: ${file.message}`);
  if (file.text.trim() === '') throw new UsageError(`\`${called}\` is empty; ${howTo}.`);
  return file;
}

function readBytes(path: string, called: string): Buffer {
  const tooLarge = (): never => {
    throw new UsageError(
      `\`${called}\` has more than ${maxInputBytes / 1024 / 1024} MiB; import the namespaces one by one, with \`-n\` in place of \`-A\`.`,
    );
  };
  try {
    if (path === '-') {
      const bytes = readFileSync(0);
      return bytes.length > maxInputBytes ? tooLarge() : bytes;
    }
    const descriptor = openSync(path, 'r');
    try {
      return fstatSync(descriptor).size > maxInputBytes ? tooLarge() : readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const why = { ENOENT: 'does not exist', EISDIR: 'is a folder', EACCES: 'may not be read' }[code];
    throw new UsageError(`\`${called}\` ${why ?? `cannot be read (${code})`}; ${howTo}.`);
  }
}
