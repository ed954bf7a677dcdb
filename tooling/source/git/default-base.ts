/** Owns what a branch is compared with when nobody says it. */
import { runGit } from './run-git.ts';

/** In this order. */
const usual: readonly string[] = [
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];
const originHead = 'refs/remotes/origin/HEAD';

/** The branch that the remote calls its main one, else the first usual name that there is; `origin/main` where there is none. */
export async function defaultBase(root: string): Promise<string> {
  try {
    const { out } = await runGit(root, ['for-each-ref', '--format=%(refname) %(symref)', originHead, ...usual]);
    const found = new Map(
      out
        .toString('utf8')
        .split('\n')
        .map((line) => {
          const [name = '', symbolic = ''] = line.split(' ');
          return [name, symbolic] as const;
        }),
    );
    const name = found.get(originHead) || usual.find((one) => found.has(one)) || 'refs/remotes/origin/main';
    return name.replace(/^refs\/(?:heads|remotes)\//, '');
  } catch {
    return 'origin/main'; // whoever opens it says what is wrong with Git
  }
}
