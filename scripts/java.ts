/** Owns finding a Java that is new enough: JAVA_HOME, the PATH, then the places where systems keep several. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const shelves = [
  '/usr/lib/jvm',
  '/usr/java',
  join(homedir(), '.jdks'),
  join(homedir(), '.sdkman', 'candidates', 'java'),
  ...['/Library/Java/JavaVirtualMachines', join(homedir(), 'Library', 'Java', 'JavaVirtualMachines')],
];

/** Asking one takes a good part of a second. */
const versions = new Map<string, number | undefined>();

/** @param minimum the oldest that will do, such as 17. Returns a command; throws where there is none, naming the newest there is. */
export function javaCommand(minimum = 17): string {
  const seen: string[] = [];
  let newest = 0;
  for (const command of candidates()) {
    const version = versionOf(command);
    if (version === undefined) continue;
    if (version >= minimum) return command;
    if (version > newest) seen.unshift(`${version} (${command})`);
    newest = Math.max(version, newest);
  }
  const there = seen[0] === undefined ? 'none was found' : `found only ${seen[0]}`;
  throw new Error(`Java ${minimum} or newer is needed, and ${there}; install one, and let JAVA_HOME name its folder.`);
}

function* candidates(): Generator<string> {
  const home = process.env.JAVA_HOME;
  if (home !== undefined && home !== '') yield join(home, 'bin', 'java');
  yield 'java';
  for (const shelf of shelves) {
    const names = existsSync(shelf) ? readdirSync(shelf).sort() : [];
    for (const name of names) {
      for (const inside of ['', join('Contents', 'Home')]) {
        const command = join(shelf, name, inside, 'bin', 'java');
        if (existsSync(command)) yield command;
      }
    }
  }
}

/** Undefined for what cannot be run. */
function versionOf(command: string): number | undefined {
  if (!versions.has(command)) {
    const { stderr, status } = spawnSync(command, ['-version'], { encoding: 'utf8' });
    versions.set(command, status === 0 ? majorVersion(stderr) : undefined);
  }
  return versions.get(command);
}

/** From what `java -version` prints: `17` of `17.0.15`, `8` of `1.8.0_402`. */
export function majorVersion(printed: string): number | undefined {
  const match = /version "(?:1\.)?([0-9]+)/.exec(printed);
  return match === null ? undefined : Number(match[1]);
}
