/** What `fleet import` writes and where, what it refuses, and what it says then. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { type ImportCommandOptions, importRunning } from '../../tooling/cli/commands/import.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { makeFolder, writeTexts } from '../support/folders.ts';

const cases = fileURLToPath(new URL('../import/', import.meta.url));
const base = baseTexts();
let root = '';

beforeEach(() => {
  root = makeFolder();
  writeTexts(root, base);
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(options: Partial<ImportCommandOptions>): Promise<Run> {
  const texts = { out: '', err: '' };
  const collect = (name: 'out' | 'err') => (text: string | Uint8Array) => {
    texts[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(collect('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(collect('err')),
  ];
  try {
    const code = await importRunning(root, { files: [], kubernetes: 'hz', ...options });
    return { code, ...texts };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, ...texts, err: `${error.message}\n` };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

function input(text: string): readonly string[] {
  const path = join(root, 'running.yaml');
  writeFileSync(path, text);
  return [path];
}

const zookeeper = [join(cases, 'zookeeper-plain.yaml')];

describe('what it writes', () => {
  test('in an empty fleet, also the file of the Kubernetes cluster', async () => {
    const { code, out } = await run({ files: zookeeper, owner: 'team-a' });
    expect(code).toBe(0);
    expect(out).toContain('Kafka streaming/events; the overlay gives what runs, field for field');
    expect(readFileSync(join(root, 'clusters/hz/events.yaml'), 'utf8')).toContain('owner: team-a');
    expect(readFileSync(join(root, 'clusters/hz/cluster.yaml'), 'utf8')).toContain('release: 0.45.2');
  });

  test('nothing over what is there, unless that is asked for', async () => {
    await run({ files: zookeeper });
    const again = await run({ files: zookeeper });
    expect(again).toEqual({
      code: 1,
      out: '',
      err: '`clusters/hz/events.yaml` is there already; write `--force` to replace what is there, or `--name` to import other clusters only.\nNothing was written.\n',
    });
    expect((await run({ files: zookeeper, force: true })).code).toBe(0);
  });

  test.each([{ dryRun: true }, { stdout: true }])('nothing with %j', async (options) => {
    const { code, out } = await run({ files: zookeeper, ...options });
    expect(code).toBe(0);
    expect(out).toContain(options.stdout === true ? '# clusters/hz/events.yaml\n' : '2 files would be written.');
    expect(existsSync(join(root, 'clusters'))).toBe(false);
  });

  test('clusters of one name get their namespace before it, and one that is named alone is alone', async () => {
    const { out } = await run({ files: [join(cases, 'shared-namespace.yaml')], release: '0.45.2', stdout: true });
    expect(out.match(/^# clusters\/.*/gm)).toEqual([
      '# clusters/hz/cluster.yaml',
      '# clusters/hz/shared-red.yaml',
      '# clusters/hz/shared-red/topics.yaml',
      '# clusters/hz/shared-red/users.yaml',
      '# clusters/hz/blue.yaml',
      '# clusters/hz/blue/topics.yaml',
      '# clusters/hz/other-red.yaml',
    ]);
    const alone = await run({
      files: [join(cases, 'shared-namespace.yaml')],
      release: '0.45.2',
      name: 'other/red',
      stdout: true,
    });
    expect(alone.out.match(/^# clusters\/.*/gm)).toEqual(['# clusters/hz/cluster.yaml', '# clusters/hz/red.yaml']);
  });
});

const kafka = (metadata: string): string =>
  `apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: ${metadata}\nspec: { kafka: { version: 4.2.1 } }\n`;
const noKafka = 'give what `kubectl get kafka,kafkanodepool,kafkatopic,kafkauser,configmap -A -o yaml` prints.';

describe('what it refuses', () => {
  test.each([
    ['no YAML', 'a: [', 'running.yaml:1:4  `[` is never closed; add `]`.'],
    ['no object', 'No resources found', 'This is no Kubernetes object; give what `kubectl get … -o yaml` prints.'],
    ['a merge nobody finished', '<<<<<<< a\nkind: Kafka\n=======\n>>>>>>> b\n', 'A merge conflict was left here'],
    ['no name', kafka('{ namespace: x }'), 'This Kafka has no `metadata.name`'],
    [
      'no Kafka',
      'kind: KafkaConnect\nmetadata: { name: c }\n',
      `The input holds no Kafka of Strimzi (it holds KafkaConnect); ${noKafka}`,
    ],
    ['an empty list', 'kind: List\nitems: []\n', `The input holds no Kafka of Strimzi (it is empty); ${noKafka}`],
    ['nothing', '\n', 'is empty; pipe'],
    ['no release', kafka('{ name: a }'), '`--release 1.2.0`'],
  ])('%s', async (_, text, message) => {
    const { code, err } = await run({ files: input(text) });
    expect(err).toContain(message);
    expect(code).toBeGreaterThan(0);
    expect(existsSync(join(root, 'clusters'))).toBe(false);
  });

  test.each([
    ['a name that cannot be one', { kubernetes: 'Hz' }, '`Hz` cannot name a Kubernetes cluster'],
    ['an unknown release', { release: '0.45.3' }, 'Strimzi `0.45.3` is not known here; did you mean'],
    ['a file that is not there', { files: ['gone.yaml'] }, '`gone.yaml` does not exist'],
    ['a folder', { files: ['/'] }, '`/` is a folder'],
  ])('%s', async (_, options, message) => {
    const { code, err } = await run({ files: zookeeper, ...options } as Partial<ImportCommandOptions>);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test('ZooKeeper on a release that has none', async () => {
    const { code, err } = await run({ files: zookeeper, release: '1.2.0' });
    expect(code).toBe(1);
    expect(err).toContain('Kafka streaming/events runs with ZooKeeper, and Strimzi 1.2.0 runs none');
  });

  test('a cluster.yaml with a fault, which is shown', async () => {
    const path = join(root, 'clusters/hz/cluster.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'kind: KubernetesCluster\nprovidr: aws\n');
    const { code, err } = await run({ files: zookeeper });
    expect(code).toBe(1);
    expect(err).toContain('`clusters/hz/cluster.yaml` has a fault; mend it first.');
    expect(err).toContain('`provider`');
  });

  test('disks without a class where nobody says which is the default', async () => {
    const path = join(root, 'clusters/hz/cluster.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      'kind: KubernetesCluster\nprovider: aws\nkubernetes: "1.33"\nstorageClasses: [{ name: gp3 }]\nstrimzi: { release: 0.45.2 }\n',
    );
    const { code, err } = await run({ files: [join(cases, 'external-listeners.yaml')] });
    expect(code).toBe(1);
    expect(err).toContain('mark the default class of the Kubernetes cluster with `default: true`');
  });
});
