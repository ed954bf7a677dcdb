/**
 * Owns where a path in a kustomization leads: inside the repository, never to the network, never to an absolute place. Kustomize
 * takes many spellings for a git repository (api/internal/git/repospec.go); any of them is refused here, even if such a folder exists.
 */
import { parentOf } from '../source/tree.ts';
import type { Text } from './fields.ts';
import { refuse } from './refuse.ts';

const remote =
  /^(?:git::)?[A-Za-z][A-Za-z0-9+.-]*:\/\/|^(?:git::|gh:)|^[^/\s]+@[^/\s]+:|^(?:[^/\s]*@)?github\.com[/:]|[?]/i;

/** A path from the repository root, without `.` and `..`. */
export function resolvePath(directory: string, text: Text, field: string): string {
  const { value, origin } = text;
  if (value === '') refuse(`An entry of \`${field}\` is empty; write a path.`, origin);
  if (remote.test(value)) {
    refuse(
      `\`${value}\` under \`${field}\` is read over the network when Argo CD renders, so it cannot be checked here; commit a copy of it and name that.`,
      origin,
    );
  }
  if (value.startsWith('/'))
    refuse(`\`${value}\` under \`${field}\` is an absolute path; write it relative to this file.`, origin);
  const steps = directory === '' ? [] : directory.split('/');
  for (const step of value.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined)
      refuse(`\`${value}\` under \`${field}\` leads out of the repository; name something inside of it.`, origin);
  }
  return steps.join('/');
}

/** A file that a kustomization reads as text must lie in or below its directory (kustomize's default load restriction). */
export function resolveFile(directory: string, text: Text, field: string): string {
  const path = resolvePath(directory, text, field);
  if (!isBelow(parentOf(path), directory)) {
    refuse(
      `\`${text.value}\` under \`${field}\` is a file outside of this kustomization's directory, which kustomize refuses to read; move it here, or name a directory with a kustomization.`,
      text.origin,
    );
  }
  return path;
}

export function isBelow(directory: string, root: string): boolean {
  return root === '' || directory === root || directory.startsWith(`${root}/`);
}
