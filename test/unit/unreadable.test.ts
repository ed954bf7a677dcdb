/** Bad input that cannot be a text in test/bad-input: bytes, sizes, links, and what is no file at all. Made on disk, and judged. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCheckout } from '../../tooling/source/disk.ts';
import { openDocuments } from '../../tooling/source/tree.ts';
import { makeFolder, writeTexts } from '../support/folders.ts';
import { findingsOf, miniatureTexts } from '../support/miniature.ts';

const orders = 'clusters/hz/orders.yaml';
const sound = miniatureTexts();
const soundOrders = sound[orders] ?? '';
const isRoot = process.getuid?.() === 0;

/** The sound miniature on disk, something done to it, and what is found then. */
async function found(change: (root: string) => void): Promise<string> {
  const root = makeFolder();
  writeTexts(root, sound);
  change(root);
  return findingsOf(openDocuments(openCheckout(root)));
}

/** What is found when orders.yaml is something else. */
function foundFor(content: string | Uint8Array): Promise<string> {
  return found((root) => writeTexts(root, { [orders]: content }));
}

function replace(root: string, path: string, by: (full: string) => void): void {
  rmSync(join(root, path), { recursive: true });
  by(join(root, path));
}

test('the sound miniature has no findings on disk, either', async () => {
  expect(await found(() => undefined)).toBe('');
});

describe('bytes', () => {
  test('Latin-1', async () => {
    const text = Buffer.from(soundOrders.replace('team-orders', 'team-b\u00fcro'), 'latin1');
    expect(await foundFor(text)).toBe(
      `${orders}:2:14 unreadable-file This byte (0xfc) is not UTF-8; save the file as UTF-8.\n`,
    );
  });

  test('cut off within a character', async () => {
    expect(await foundFor(Buffer.from(`${soundOrders}# \u20ac`).subarray(0, -1))).toBe(
      `${orders}:9:3 unreadable-file This byte (0xe2) is not UTF-8; save the file as UTF-8.\n`,
    );
  });

  test.each([
    ['UTF-16, little end first', Buffer.from(`\ufeff${soundOrders}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${soundOrders}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(soundOrders, 'utf16le')],
  ])('%s', async (_name, bytes) => {
    expect(await foundFor(bytes)).toBe(`${orders}:1:1 unreadable-file This file is UTF-16; save it as UTF-8.\n`);
  });

  test('a NUL byte', async () => {
    expect(await foundFor(soundOrders.replace('team', 'te\0m'))).toBe(
      `${orders}:2:10 yaml-syntax A NUL byte (character 0) stands here, so this is no text file; save it as UTF-8 text.\n`,
    );
  });

  test('a control character', async () => {
    expect(await foundFor(soundOrders.replace('team', 'te\u0007m'))).toBe(
      `${orders}:2:10 yaml-syntax A control character stands here; delete it, or write it as an escape in double quotes.\n`,
    );
  });

  test('a byte order mark is nothing to complain about', async () => {
    expect(await foundFor(`\ufeff${soundOrders}`)).toBe('');
  });

  test('CRLF is nothing to complain about', async () => {
    expect(await foundFor(soundOrders.replaceAll('\n', '\r\n'))).toBe('');
  });

  test('a mistake behind a byte order mark and CRLF stands where an editor shows it', async () => {
    const text = `\ufeff${soundOrders.replace('100Gi', '100GB').replaceAll('\n', '\r\n')}`;
    expect(await foundFor(text)).toBe(
      `${orders}:6:20 authored-file \`kafka.storage.size\` is \`100GB\`; expected a number with a unit Mi, Gi or Ti, such as \`16Gi\`; did you mean \`100Gi\`?\n`,
    );
  });

  test('a syntax error with CRLF', async () => {
    expect(await foundFor(soundOrders.replace('[small]', '[small').replaceAll('\n', '\r\n'))).toBe(
      `${orders}:3:11 yaml-syntax \`[\` is never closed; add \`]\`.\n`,
    );
  });

  test('a key of 100 kB', async () => {
    expect(await foundFor(`${soundOrders}${'k'.repeat(100_000)}: 1\n`)).toBe(
      `${orders}:9:1 authored-file \`${'k'.repeat(59)}…\` is not known here; known are \`kind\`, \`name\`, \`profiles\`, \`namespace\`, \`owner\`, \`tier\`, \`stack\`, \`pools\`, \`migration\`, \`labels\`, \`annotations\`, \`kafka\`, \`zookeeper\`, \`metrics\`, \`kafkaExporter\`, \`entityOperator\`, \`cruiseControl\`, \`jmx\`, \`zookeeperProxy\`, \`zookeeperExporter\`, \`patches\`, \`manifests\`, \`restart\`, \`suppress\`, \`accept\`, \`deletable\`, \`removal\`.\n`,
    );
  });

  test('a line of 1 MB', async () => {
    expect(await foundFor(soundOrders.replace('3.9.2', '3'.repeat(1_000_000)))).toBe(
      `${orders}:5:12 authored-file \`kafka.version\` is the text \`"${'3'.repeat(59)}…"\`; expected a version with three parts, such as \`3.9.2\`.\n`,
    );
  });

  test('a file of 10 MB', async () => {
    expect(await foundFor(`${soundOrders}# ${'x'.repeat(10 * 1024 * 1024)}\n`)).toBe(
      `${orders}:1:1 unreadable-file This file has 10.0 MiB; more than 4 MiB is not read.\n`,
    );
  });
});

describe('attacks on the reader', () => {
  const within = (text: string): Promise<string> => foundFor(`${soundOrders}annotations:\n${text}`);

  test('aliases of aliases', async () => {
    const levels = Array.from({ length: 30 }, (_, at) => {
      const item = at === 0 ? 'lol' : `*l${at - 1}`;
      return `  a${at}: &l${at} [${Array(10).fill(item).join(', ')}]\n`;
    });
    expect(await within(levels.join(''))).toBe(
      `${orders}:13:47 yaml-syntax Aliases make this file more than 20 times as large as it is written; write the values out.\n`,
    );
  });

  test('merge keys of merge keys', async () => {
    const levels = Array.from({ length: 30 }, (_, at) =>
      at === 0
        ? '  a0: &m0 { k: v }\n'
        : `  a${at}: &m${at} { <<: [${Array(10)
            .fill(`*m${at - 1}`)
            .join(', ')}], k${at}: v }\n`,
    );
    expect(await within(levels.join(''))).toBe(
      `${orders}:14:28 yaml-syntax Aliases make this file more than 20 times as large as it is written; write the values out.\n`,
    );
  });

  test('aliases that nest ever deeper', async () => {
    const levels = Array.from({ length: 5000 }, (_, at) =>
      at === 0 ? '  a0: &d0 {}\n' : `  a${at}: &d${at} { x: *d${at - 1} }\n`,
    );
    expect(await within(levels.join(''))).toMatch(
      /^clusters\/hz\/orders.yaml:\d+:\d+ yaml-syntax Aliases make this file more than 20/,
    );
  });

  test.each([
    ['brackets', '['.repeat(10_000)],
    ['braces', '{a: '.repeat(10_000)],
    ['dashes', '- '.repeat(10_000)],
    ['indented maps', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['question marks', '? '.repeat(10_000)],
  ])('10,000 levels of %s', async (_name, text) => {
    expect(await foundFor(text)).toMatch(
      /^clusters\/hz\/orders.yaml:\d+:\d+ yaml-syntax This is nested more than 100 levels deep, which no manifest needs; write it flatter.\n$/,
    );
  });

  test('a number of a million digits', async () => {
    const before = performance.now();
    expect(await foundFor(soundOrders.replace('3.9.2', `1${'0_'.repeat(500_000)}`))).toContain('kafka.version');
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('what is no file', () => {
  test('a link out of the repository', async () => {
    const outside = makeFolder();
    writeTexts(outside, { 'orders.yaml': soundOrders });
    expect(
      await found((root) => replace(root, orders, (full) => symlinkSync(join(outside, 'orders.yaml'), full))),
    ).toBe(
      `${orders}:1:1 unreadable-file This is a link that leads out of the repository; put the file itself here.\n`,
    );
  });

  test('a folder that is a link out of the repository', async () => {
    const outside = makeFolder();
    writeTexts(outside, { 'cluster.yaml': sound['clusters/hz/cluster.yaml'] ?? '', 'orders.yaml': soundOrders });
    expect(await found((root) => replace(root, 'clusters/hz', (full) => symlinkSync(outside, full)))).toBe(
      'clusters/hz:1:1 unreadable-file This is a link that leads out of the repository; put the folder itself here.\n',
    );
  });

  test('a base that is a link out of the repository', async () => {
    const outside = makeFolder();
    expect(await found((root) => replace(root, 'base/kafka', (full) => symlinkSync(outside, full)))).toBe(
      'base/kafka/zookeeper:1:1 kustomization `base/kafka/zookeeper/` is missing, and overlays build on it; restore it from Git.\n',
    );
  });

  test('a link within the repository is fine', async () => {
    expect(
      await found((root) => {
        writeTexts(root, { 'notes/orders.yaml': soundOrders });
        replace(root, orders, (full) => symlinkSync('../../notes/orders.yaml', full));
      }),
    ).toBe('');
  });

  test('a link to itself', async () => {
    expect(await found((root) => replace(root, orders, (full) => symlinkSync('orders.yaml', full)))).toBe(
      `${orders}:1:1 unreadable-file This is a link that leads back to itself; put the file itself here.\n`,
    );
  });

  test('a link to nothing', async () => {
    expect(await found((root) => replace(root, orders, (full) => symlinkSync('nowhere.yaml', full)))).toBe(
      `${orders}:1:1 unreadable-file This is a link to something that does not exist; put the file itself here.\n`,
    );
  });

  test('a folder that leads back to itself is not followed', async () => {
    expect(await found((root) => symlinkSync('..', join(root, 'overlays/hz/loop')))).toBe('');
    expect(await found((root) => symlinkSync('..', join(root, 'clusters/loop')))).toBe(
      'clusters/loop:1:1 unreadable-file This link leads back to a folder it stands in; delete it.\n',
    );
  });

  // What cannot be looked into is not gone, so of the clusters in it nothing is said.
  test('a folder that is a link back to itself', async () => {
    expect(await found((root) => replace(root, 'clusters/hz', (full) => symlinkSync('.', full)))).toBe(
      'clusters/hz:1:1 unreadable-file This link leads back to a folder it stands in; delete it.\n',
    );
  });

  test('a folder', async () => {
    expect(await found((root) => replace(root, 'clusters/hz/cluster.yaml', mkdirSync))).toBe(
      'clusters/hz/cluster.yaml:1:1 unreadable-file A file is expected here, but this is a folder; move it away.\n',
    );
  });

  test.skipIf(process.platform === 'win32')('a pipe, which would never end', async () => {
    expect(await found((root) => replace(root, orders, (full) => execFileSync('mkfifo', [full])))).toBe(
      `${orders}:1:1 unreadable-file A file is expected here, but this is a device or a pipe; put a file in its place.\n`,
    );
  });

  test.skipIf(isRoot)('a file that may not be read', async () => {
    expect(await found((root) => chmodSync(join(root, orders), 0))).toBe(
      `${orders}:1:1 unreadable-file This file may not be read: permission denied; give yourself the right to read it.\n`,
    );
  });

  test.skipIf(isRoot)('a folder that may not be read', async () => {
    const findings = await found((root) => {
      const folder = join(root, dirname(orders));
      chmodSync(folder, 0);
      onTestFinished(() => chmodSync(folder, 0o700));
    });
    expect(findings).toBe(
      'clusters/hz:1:1 unreadable-file This folder may not be read: permission denied; give yourself the right to read it.\n',
    );
  });

  test('a control character in the name', async () => {
    expect(await found((root) => writeTexts(root, { 'clusters/hz/\u001b[31mred.yaml': soundOrders }))).toBe(
      'clusters/hz/\\u001b[31mred.yaml:1:1 fleet-layout `\\u001b[31mred` cannot name a Kafka cluster; rename it to lower-case letters, digits and `-`, beginning with a letter, 63 characters at most.\n',
    );
  });
});
