/** Credentials are put together when the tests run: none stands in this file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Changes, miniature, miniatureTexts, repositoryRoot } from '../../../test/support/miniature.ts';
import { formats } from '../../report/format.ts';
import { openCheckout } from '../../source/disk.ts';
import { positionAt } from '../../source/problem.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { type JudgeOptions, judge } from '../judge.ts';
import { filesToScan } from './files.ts';
import { scanForSecrets } from './secrets.ts';

const value = ['correct', 'horse', 'battery'].join('-');
const orders = miniatureTexts()['clusters/hz/orders.yaml'] ?? '';
const setting = `password: ${value}\n`;

async function places(changes: Changes, options: JudgeOptions = {}): Promise<readonly string[]> {
  const { findings } = await judge(miniature(changes), options);
  return findings.map(
    ({ rule, origin: { file, start } }) => `${rule} ${file.path}:${positionAt(file.text, start).line}`,
  );
}

const manifest = (kind: string, rest: string): string =>
  `${orders}manifests:\n  - apiVersion: v1\n    kind: ${kind}\n    metadata: { name: a }\n${rest}`;

describe('a credential is found', () => {
  it('in any file that Git would take', async () => {
    const paths = [
      'docs/a.yaml',
      'examples/a.json',
      '.github/workflows/a.yml',
      '.env',
      'base/notes/a.properties',
      'Makefile',
    ];
    const text = (path: string): string => (path.endsWith('json') ? `{ "password": "${value}" }\n` : setting);
    const changes = Object.fromEntries(paths.map((path) => [path, text(path)]));
    expect(await places(changes)).toEqual([...paths].sort().map((path) => `credential-in-tree ${path}:1`));
  });

  it('in a file of clusters/ that cannot be read, and in one of a cluster that is left out', async () => {
    const found = await places({ 'clusters/hz/orders.yaml': `onwer: a\n# https://robot:${value}@git.acme.org\n` });
    expect(found).toContain('credential-in-tree clusters/hz/orders.yaml:2');
  });

  it('in a cluster file, and not again in the overlay that is made of it', async () => {
    const text = manifest('ConfigMap', `    data: { app.password: ${value} }\n`);
    expect(await places({ 'clusters/hz/orders.yaml': text })).toEqual([
      `credential-in-tree clusters/hz/orders.yaml:${text.split('\n').length - 1}`,
    ]);
  });

  it('in an overlay that is not what generate writes', async () => {
    const path = 'overlays/hz/orders/kafka.yaml';
    const text = miniatureTexts()[path] ?? '';
    expect(text).not.toBe('');
    expect(await places({ [path]: `${text}# https://robot:${value}@git.acme.org\n` })).toContain(
      `credential-in-tree ${path}:${text.split('\n').length}`,
    );
  });

  it('as a keystore in its own format', async () => {
    const files = {
      'docs/user.p12': 'a',
      'docs/kafka.keystore.jks': 'a',
      'docs/truststore.jks': 'a',
      'docs/ca.p12': 'a',
    };
    expect(await places(files)).toEqual([
      'credential-in-tree docs/kafka.keystore.jks:1',
      'credential-in-tree docs/user.p12:1',
    ]);
  });
});

describe('one value is told once', () => {
  it.each([
    ['secret-in-git', manifest('Secret', `    stringData: { a: b, password: ${value} }\n`)],
    [
      'config-secret-in-clear',
      orders.replace(/^kafka:\n/m, `kafka:\n  config: { client.quota.callback.password: ${value} }\n`),
    ],
  ])('by %s where that knows of it', async (rule, text) => {
    expect(text).not.toBe(orders);
    const found = await places({ 'clusters/hz/orders.yaml': text });
    expect(found.filter((one) => /secret|credential/.test(one)).map((one) => one.split(' ')[0])).toEqual([rule]);
  });

  it('and not at all where that was accepted', async () => {
    const text = `${manifest('Secret', `    stringData: { password: ${value} }\n`)}suppress:\n  - { rule: secret-in-git, path: 'manifests[0].stringData.password', reason: a password of the demo, until: 2026-12-01 }\n`;
    const found = await places({ 'clusters/hz/orders.yaml': text }, { date: '2026-11-23' });
    expect(found.filter((one) => one.startsWith('credential'))).toEqual([]);
  });
});

describe('a mark', () => {
  const marked = (before: string, after = ''): Promise<readonly string[]> =>
    places({ 'docs/a.yaml': `${before}password: ${value}${after}\nother-password: ${value}\n` });
  it('with a reason speaks for its own line', async () => {
    const other = (line: number): readonly string[] => [`credential-in-tree docs/a.yaml:${line}`];
    expect(await marked('# not-a-credential: the published one of the demo\n')).toEqual(other(3));
    expect(await marked('', ' # not-a-credential: the published one of the demo')).toEqual(other(2));
    expect(await marked('# not-a-credential:\n')).toHaveLength(2);
    expect(await marked('# not-a-credential: JIRA-1\n')).toHaveLength(2);
  });

  it('stands above the key of a block', async () => {
    const block = `# not-a-credential: the published one of the demo\na: |\n  password=${value}\n`;
    expect(await places({ 'docs/a.yaml': block })).toEqual([]);
  });
});

describe('no report has the value', () => {
  const files: Changes = {
    'docs/a.yaml': `a: 1\n${setting}`,
    'clusters/hz/orders.yaml': manifest('Secret', `    stringData: { password: ${value} }\n`),
    'overlays/hz/orders/kustomization.yaml': `# Generated\na: { password: ${value} }\n`,
  };
  it.each(Object.keys(formats).filter((name): name is keyof typeof formats => Object.hasOwn(formats, name)))(
    '%s',
    async (name) => {
      const judgement = await judge(miniature(files));
      const text = formats[name](judgement, { color: false });
      expect(text).toContain('docs/a.yaml');
      expect(text).not.toContain(value);
    },
  );

  it('nor a hash of it', async () => {
    const sarif = async (secret: string): Promise<string> =>
      formats.sarif(await judge(miniature({ 'docs/a.yaml': `password: ${secret}\n` })), {
        color: false,
      });
    expect(await sarif(value)).toBe(await sarif([...value].reverse().join('')));
  });
});

describe('a part of the fleet', () => {
  const text = { 'clusters/hz/note.txt': setting, 'clusters/ams/note.txt': setting, 'docs/a.yaml': setting };
  const scan = (options: Partial<Parameters<typeof scanForSecrets>[1]>): readonly string[] => {
    const documents = openDocuments(treeOf(text));
    const scanned = scanForSecrets(documents, { scope: {}, ids: undefined, isWritten: () => false, ...options });
    return scanned.with([], []).map(({ origin }) => origin.file.path);
  };
  it('is looked through, with what belongs to no cluster', () => {
    expect(scan({})).toEqual(['clusters/ams/note.txt', 'clusters/hz/note.txt', 'docs/a.yaml']);
    expect(scan({ ids: new Set(['hz']) })).toEqual(['clusters/hz/note.txt', 'docs/a.yaml']);
    expect(scan({ scope: { kubernetes: 'hz', kafka: 'hz/orders' } })).toEqual([]);
  });

  it('has the findings in it that a run over everything has', async () => {
    const kubernetes = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
    const before: Changes = {
      'clusters/ams/cluster.yaml': kubernetes,
      'clusters/ams/orders.yaml': orders,
      ...text,
      'base/a.env': setting,
    };
    const changed = `${orders}# https://robot:${value}@git.acme.org\n`;
    const after = { ...before, 'clusters/hz/orders.yaml': changed };
    const since = { ref: 'main', documents: miniature(before), changed: new Set(['clusters/hz/orders.yaml']) };
    const credentials = async (options: JudgeOptions): Promise<readonly string[]> =>
      (await places(after, options)).filter((one) => one.startsWith('credential'));
    const all = await credentials({});
    expect(all).toHaveLength(5);
    expect(await credentials({ since })).toEqual(all.filter((one) => !one.includes('/ams/')));
    expect(await credentials({ scope: { kubernetes: 'hz' } })).toEqual(all.filter((one) => !one.includes('/ams/')));
    expect(await credentials({ scope: { kubernetes: 'hz', kafka: 'hz/orders' } })).toEqual([
      `credential-in-tree clusters/hz/orders.yaml:${changed.split('\n').length - 1}`,
    ]);
  });
});

describe('files', () => {
  const listed = (texts: Readonly<Record<string, string>>): readonly string[] => [
    ...filesToScan(openDocuments(treeOf(texts)), () => true),
  ];
  it('are those that Git would take', () => {
    const texts = {
      '.gitignore': 'build/\n*.log\n!keep.log\n/only-here\n',
      'a/.gitignore': 'secret.*\n',
      'a/build/x': '',
      'a/keep.log': '',
      'a/only-here': '',
      'a/secret.yaml': '',
      'a/x.log': '',
      'node_modules/x/index.js': '',
      'only-here': '',
      'other/.git/HEAD': '',
      'other/x': '',
      'secret.yaml': '',
    };
    expect(listed(texts)).toEqual(['.gitignore', 'a/.gitignore', 'a/keep.log', 'a/only-here', 'secret.yaml']);
  });

  it('with bytes that are no text are passed over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-secrets-'));
    try {
      writeFileSync(join(folder, 'a.bin'), Buffer.from([0xff, 0xfe, 0, 1]));
      writeFileSync(join(folder, 'a.env'), setting.replace(': ', '='));
      const scanned = scanForSecrets(openDocuments(openCheckout(folder)), {
        scope: {},
        ids: undefined,
        isWritten: () => false,
      });
      expect(scanned.with([], []).map(({ origin }) => origin.file.path)).toEqual(['a.env']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('this repository has no credential in it', () => {
  const documents = openDocuments(openCheckout(repositoryRoot));
  const scanned = scanForSecrets(documents, { scope: {}, ids: undefined, isWritten: () => false });
  expect(
    scanned
      .with([], [])
      .map(({ message, origin: { file, start } }) => `${file.path}:${positionAt(file.text, start).line} ${message}`),
  ).toEqual([]);
});
