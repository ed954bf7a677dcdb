/** Owns `fleet vendor`: a team's own copy of a Strimzi release, from a file or a URL. */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { splitInstallation, vendoredDirectory } from '../../generate/vendored.ts';
import { messageText, placeText } from '../../report/safe-text.ts';
import { maxFileBytes, openCheckout } from '../../source/disk.ts';
import type { SourceFile } from '../../source/node.ts';
import { isProblem } from '../../source/tree.ts';
import { unknownReleaseText } from '../../strimzi/release-names.ts';
import { knownReleases } from '../../strimzi/releases.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { save } from '../save.ts';
import { UsageError } from '../usage.ts';

export interface VendorOptions {
  readonly release: string;
  readonly from: string;
  readonly sha256?: string;
}

export async function vendor(directory: string, { release, from, sha256 }: VendorOptions): Promise<number> {
  const { root } = openRepository(directory);
  if (!knownReleases.includes(release)) throw new UsageError(unknownReleaseText(release));
  const file = isUrl(from) ? await download(from) : readLocal(from);
  // The record is committed: it says which file, not where it lay on this machine.
  const result = splitInstallation(release, isUrl(from) ? from : basename(from), file);
  if (!('files' in result)) {
    for (const { origin, message } of result) process.stderr.write(`${placeText(origin)}  ${messageText(message)}\n`);
    process.stderr.write('Nothing was written.\n');
    return exitCodes.findings;
  }
  if (sha256 !== undefined && sha256.toLowerCase() !== result.sha256) {
    throw new UsageError(
      `The SHA-256 of \`${from}\` is ${result.sha256}, not what \`--sha256\` says; nothing was written.`,
    );
  }
  save(root, { write: result.files, remove: [] });
  process.stdout.write(`${vendoredDirectory(release)}: Strimzi ${release} from ${from}, SHA-256 ${result.sha256}.\n`);
  process.stdout.write('Write `install: vendored` under `strimzi:` in a cluster.yaml to use it.\n');
  return exitCodes.clean;
}

function isUrl(from: string): boolean {
  return /^https?:\/\//.test(from);
}

function readLocal(path: string): SourceFile {
  const full = resolve(path);
  if (!existsSync(dirname(full))) throw new UsageError(`There is no folder \`${dirname(path)}\`.`);
  const file = openCheckout(dirname(full)).read(basename(full));
  if (isProblem(file)) throw new UsageError(`\`${path}\`: ${file.message}`);
  return { ...file, path };
}

async function download(url: string): Promise<SourceFile> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new UsageError(`\`${url}\` answers ${response.status} ${response.statusText}.`);
    const size = Number(response.headers.get('content-length') ?? 0);
    const text = size > maxFileBytes ? '' : await response.text();
    if (Math.max(size, text.length) > maxFileBytes)
      throw new UsageError(`\`${url}\` is larger than ${maxFileBytes / 1024 / 1024} MiB.`);
    return { path: url, text };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
    const reason = cause?.code ?? cause?.message ?? message;
    throw new UsageError(`\`${url}\` cannot be fetched (${reason}); download it by other means and name the file.`);
  }
}
