/**
 * Owns finding the credentials in the files of a repository: private keys, tokens, passwords. What is in Git is read by whoever can read the
 * repository, now or later, so this looks at every file and not only at what is rendered.
 */
import type { Changes, Overlays } from '../../generate/generate.ts';
import type { SourceFile } from '../../source/node.ts';
import { type Documents, fileProblem, isProblem } from '../../source/tree.ts';
import { type Finding, findingOf } from '../finding.ts';
import { kubernetesOf, type Scope } from '../scope.ts';
import type { Credential } from './credential.ts';
import { filesToScan } from './files.ts';
import { credentialsIn } from './in-file.ts';
import { headOf, markOf } from './mark.ts';
import { type Hidden, maskFindings } from './mask.ts';

export interface SecretScan {
  /**
   * The findings with those of credentials among them, and no value in any. What a rule tells of the same value is not told twice.
   * @param raw what the rules found, before anything of it was accepted.
   */
  with(findings: readonly Finding[], raw: readonly Finding[]): readonly Finding[];
}

export interface ScanOptions {
  readonly scope: Scope;
  /** Kubernetes clusters that are judged; undefined for all. */
  readonly ids: ReadonlySet<string> | undefined;
  /** Whether a file is what generate writes today: all that it holds stands in other files. */
  readonly isWritten: (path: string) => boolean;
}

/** Whether a path is a file of an overlay, and on disk as generate writes it. */
export function sameAsWritten(overlays: Overlays, { write, foreign }: Changes): (path: string) => boolean {
  const others = new Set([...write.map(({ path }) => path), ...foreign]);
  const same = new Set([...overlays.values()].flat().map(({ path }) => path));
  return (path) => same.has(path) && !others.has(path);
}

/** Rules that tell of credentials in what is rendered, and know more of them. */
const rulesOfSecrets: readonly string[] = ['config-secret-in-clear', 'secret-in-env', 'secret-in-git'];

export function scanForSecrets(documents: Documents, { scope, ids, isWritten }: ScanOptions): SecretScan {
  const scanned = new Set<string>();
  const hidden: Hidden[] = [];
  const keystores: string[] = [];
  const look = (path: string): Hidden | undefined => {
    scanned.add(path);
    // What the fleet was read from is at hand.
    const isAuthored = path.startsWith('clusters/') && path.endsWith('.yaml');
    const file = isAuthored ? documents.yaml(path, 'rewritten').file : documents.text(path);
    if (isProblem(file)) return undefined;
    const credentials = credentialsIn(file, () => documents.yaml(path, isAuthored ? 'rewritten' : undefined));
    return credentials.length === 0 ? undefined : { file, credentials };
  };
  for (const path of filesToScan(documents, wantedIn(scope, ids))) {
    if (isKeystoreFile(path)) keystores.push(path);
    if (unread.test(path) || isWritten(path)) continue;
    const found = look(path);
    if (found !== undefined) hidden.push(found);
  }
  return {
    with(findings, raw) {
      const told = raw.filter(({ rule }) => rulesOfSecrets.includes(rule));
      const found = hidden.flatMap(({ file, credentials }) => {
        const here = told.filter(({ origin }) => origin.file.path === file.path);
        return credentials.filter((one) => !isTold(file, one, here)).flatMap((one) => findingFor(file, one) ?? []);
      });
      // What is told of other files shows a line of them.
      const others = new Set(findings.map(({ origin }) => origin.file.path).filter((path) => !scanned.has(path)));
      const alsoHidden = [...others].flatMap((path) => (path === '' ? [] : (look(path) ?? [])));
      return maskFindings([...findings, ...found, ...keystores.map(keystoreFile)], [...hidden, ...alsoHidden]);
    },
  };
}

/**
 * A file whose bytes say nothing to us: images, archives, and keystores, which are told by their name. Data of the tool is made by scripts
 * from what others publish.
 */
const unread =
  /^tooling\/.*\.json$|\.(?:png|jpe?g|gif|ico|webp|pdf|woff2?|ttf|zip|t?gz|tar|jar|bz2|xz|zst|jks|jceks|p12|pfx|keystore|kdbx)$/i;

function isKeystoreFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\.(?:jks|jceks|p12|pfx|keystore|kdbx)$/i.test(name) && !/trust|cacerts|^ca\./i.test(name);
}

/** A run for one Kafka cluster looks at its files, one for some Kubernetes clusters at theirs and at what belongs to none. */
function wantedIn({ kafka, kubernetes }: Scope, ids: ReadonlySet<string> | undefined): (path: string) => boolean {
  if (kafka !== undefined) {
    const own = [
      `clusters/${kafka}.yaml`,
      `clusters/${kafka}`,
      `overlays/${kafka}`,
      `clusters/${kubernetes}/cluster.yaml`,
    ];
    return isOf([...own, 'clusters/profiles']);
  }
  if (ids === undefined) return () => true;
  return (path) => {
    const of = kubernetesOf(`${path}/`);
    // A file beside the folders is nobody's.
    return of === undefined || ids.has(of) || /\.[a-z]+$/.test(of);
  };
}

/** These, what is in them, and the folders that lead to them. */
function isOf(wanted: readonly string[]): (path: string) => boolean {
  return (path) => wanted.some((one) => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`));
}

/** Two findings are one where they share a line, or the object that one is about as a whole. */
function isTold({ text }: SourceFile, { start, end, within }: Credential, told: readonly Finding[]): boolean {
  const from = Math.min(within?.start ?? start, headOf(text, start));
  const to = Math.max(within?.end ?? end, end);
  return told.some(({ origin }) => origin.start < to && from < origin.end);
}

const remedy =
  'revoke or change it, as the history keeps it, and put the new one into a Secret that is only named here';
const open = 'is in Git for everybody who can read the repository';

function findingFor(file: SourceFile, credential: Credential): Finding | undefined {
  const marked = markOf(file.text, credential);
  if (marked === 'said') return undefined;
  const { what, start, end } = credential;
  const message =
    marked === 'unsaid'
      ? `${what} is marked \`not-a-credential\` without a reason; say in a few words why it is none. If it is one, ${remedy}.`
      : `${what} ${open}; ${remedy}.`;
  return findingOf({ id: 'credential-in-tree', message, origin: { file, start, end } });
}

function keystoreFile(path: string): Finding {
  return findingOf(fileProblem(path, `A keystore ${open}; ${remedy}.`, 'credential-in-tree'));
}
