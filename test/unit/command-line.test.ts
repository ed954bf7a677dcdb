/**
 * What the command says of mistakes on the command line, its exit codes, and that stdout carries the report and nothing else. Some
 * start the launcher as a person does; as that takes half a second from source, the others call what it calls.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../tooling/cli/commands/render.ts';
import { explainRule } from '../../tooling/cli/commands/rules.ts';
import { vendor } from '../../tooling/cli/commands/vendor.ts';
import { openRepository, parseScope } from '../../tooling/cli/repository.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { makeSharedFolder, writeTexts } from '../support/folders.ts';
import { miniatureTexts, repositoryRoot } from '../support/miniature.ts';

const launcher = join(repositoryRoot, 'tooling/cli/fleet.mjs');
const sound = makeSharedFolder();
const broken = makeSharedFolder();

beforeAll(() => {
  writeTexts(sound, miniatureTexts());
  writeTexts(broken, miniatureTexts({ 'clusters/hz/orders.yaml': 'kind: KafkaCluster\nonwer: team-orders\n' }));
  mkdirSync(join(sound, 'notes'));
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param reads stops reading stdout after its first piece, as `head` does. */
async function fleet(args: readonly string[], folder = sound, reads: 'all' | 'first' = 'all'): Promise<Run> {
  const env = { ...process.env, FLEET_QUIET: '1', NO_COLOR: '1' };
  const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    texts.out += data;
    if (reads === 'first') child.stdout.destroy();
  });
  child.stderr.on('data', (data) => {
    texts.err += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...texts };
}

/** The sentence with which a mistake is refused. */
async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'was not refused';
}

describe('as a person starts it', { timeout: 60_000 }, () => {
  const help = '(`fleet --help` lists commands and options)\n';

  test.each([
    [['valdate'], `error: unknown command 'valdate'\n(Did you mean validate?)\n${help}`],
    [['validate', '--clustr', 'hz'], `error: unknown option '--clustr'\n(Did you mean --cluster?)\n${help}`],
    [['render'], `error: missing required argument 'overlay'\n${help}`],
    [['validate', '--cluster', '\u001b[31m'], 'There is no Kubernetes cluster `\\u001b[31m`; expected `hz`.\n'],
    [['validate', '-C', 'nowhere'], 'There is no folder `nowhere`.\n'],
    [
      ['validate', '--format', 'xml'],
      `error: option '--format <name>' argument 'xml' is invalid. Allowed choices are pretty, json, github, sarif, junit, markdown.\n${help}`,
    ],
    [
      ['validate', '--format', 'sarif', '--output', 'clusters/hz/orders.yaml'],
      '`clusters/hz/orders.yaml` is in a folder of the fleet; write the report elsewhere, so that it is not taken for a part of it.\n',
    ],
  ])('a mistake ends with 2: %j', async (args, err) => {
    expect(await fleet(args)).toEqual({ code: 2, out: '', err });
  });

  test('a sound repository ends with 0', async () => {
    const { code, out, err } = await fleet(['validate']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^✓ No findings in 1 Kafka cluster on 1 Kubernetes cluster \(\d+ objects\)\.\n$/);
  });

  test('findings end with 1, and stdout is the report alone', async () => {
    const { code, out, err } = await fleet(['validate', '--format', 'json', '--timing'], broken);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toHaveLength(1);
    expect(err).toMatch(/peak memory/);
  });

  test('reports go into files, and one to stdout; without that one, stderr sums up', async () => {
    const files = [
      '--format',
      'sarif',
      '--output',
      'results.sarif',
      '--format',
      'junit',
      '--output',
      'notes/junit.xml',
    ];
    const { code, out, err } = await fleet(['validate', ...files, '--format', 'json'], sound);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).findings).toEqual([]);
    expect(JSON.parse(readFileSync(join(sound, 'results.sarif'), 'utf8')).runs).toHaveLength(1);
    expect(readFileSync(join(sound, 'notes/junit.xml'), 'utf8')).toMatch(/^<\?xml/);
    const silent = await fleet(['validate', ...files], sound);
    expect(silent).toMatchObject({ code: 0, out: '' });
    expect(silent.err).toMatch(/^✓ No findings in 1 Kafka cluster/);
  });

  test('nothing is written while an authored file has a fault', async () => {
    const { code, out, err } = await fleet(['generate', '--check'], broken);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/`onwer` is not known here; did you mean `owner`\?[\s\S]*Nothing was written\.\n$/);
  });

  test('a reader that goes away is no fault', async () => {
    expect(await fleet(['render', 'hz/crds'], sound, 'first')).toMatchObject({ code: 0, err: '' });
  });
});

describe('the repository', () => {
  test('is a folder that there is, with clusters and bases', async () => {
    expect(await refusal(() => openRepository(join(sound, 'nowhere')))).toMatch(/^There is no folder `.*\/nowhere`\.$/);
    expect(await refusal(() => openRepository(join(sound, 'clusters/hz/cluster.yaml')))).toMatch(
      /^`.*cluster\.yaml` is a file; name the folder of a fleet repository\.$/,
    );
    expect(await refusal(() => openRepository('/'))).toBe(
      'There is no folder `/clusters`; run fleet in a fleet repository, or name one with `--directory`.',
    );
  });

  test('is pointed out to whoever stands within it', async () => {
    expect(await refusal(() => openRepository(join(sound, 'notes')))).toMatch(
      /^There is no folder `.*notes\/clusters`; the repository begins further up, so write `--directory .*`\.$/,
    );
  });
});

describe('--cluster', () => {
  test.each([
    ['hzz', 'There is no Kubernetes cluster `hzz`; did you mean `hz`?'],
    ['frankfurt', 'There is no Kubernetes cluster `frankfurt`; expected `hz`.'],
    ['hz/order', 'There is no Kafka cluster `hz/order`; did you mean `hz/orders`?'],
    ['hz/audit', 'There is no Kafka cluster `hz/audit`; expected `hz/orders`.'],
    ['profiles', 'There is no Kubernetes cluster `profiles`; expected `hz`.'],
    ['', '`` is no cluster; write `hz` for a Kubernetes cluster or `hz/orders` for a Kafka cluster.'],
    ['a/b/c', '`a/b/c` is no cluster; write `hz` for a Kubernetes cluster or `hz/orders` for a Kafka cluster.'],
    ['../hz', 'There is no Kubernetes cluster `..`; expected `hz`.'],
  ])('%j is refused', async (cluster, message) => {
    expect(await refusal(() => parseScope(openRepository(sound).documents, cluster))).toBe(message);
  });

  test.each(['hz', 'hz/', 'clusters/hz', 'clusters/hz/cluster.yaml'])('%j is a Kubernetes cluster', (cluster) => {
    expect(parseScope(openRepository(sound).documents, cluster)).toEqual({ kubernetes: 'hz' });
  });

  test.each(['hz/orders', 'hz/orders/', './clusters/hz/orders.yaml'])('%j is a Kafka cluster', (cluster) => {
    expect(parseScope(openRepository(sound).documents, cluster)).toEqual({ kubernetes: 'hz', kafka: 'hz/orders' });
  });
});

describe('names that commands take', () => {
  test('an overlay', async () => {
    const overlay = (name: string) => refusal(() => render(sound, { overlay: name, renderer: 'fleet' }));
    expect(await overlay('hz/order')).toBe('There is no overlay `hz/order`; did you mean `hz/orders`?');
    for (const name of ['../../etc', '/etc', '.', ''])
      expect(await overlay(name)).toBe(
        `There is no overlay \`${name}\`; name a folder with a kustomization.yaml, such as \`hz/orders\` for \`overlays/hz/orders\`.`,
      );
  });

  test('a rule', async () => {
    expect(await refusal(() => explainRule('.', { rule: 'yaml-sintax' }))).toContain('did you mean `yaml-syntax`?');
  });

  test('a release and where it comes from', async () => {
    const from = (file: string, release = '0.45.2') => refusal(() => vendor(sound, { release, from: file }));
    expect(await from('x.yaml', '0.45')).toBe(
      'Strimzi 0.45 is not known here; expected `0.45.0`, `0.45.1` or `0.45.2`.',
    );
    expect(await from('x.yaml')).toBe('`x.yaml`: This file does not exist.');
    expect(await from('no/x.yaml')).toBe('There is no folder `no`.');
    expect(await from('tooling')).toBe('`tooling`: A file is expected here, but this is a folder; move it away.');
    expect(await from('http://127.0.0.1:1/x')).toBe(
      '`http://127.0.0.1:1/x` cannot be fetched (bad port); download it by other means and name the file.',
    );
  });
});
