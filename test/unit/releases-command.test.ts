/** What `fleet releases` prints, how it ends, and what it says of mistakes. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { listReleases, type ReleasesOptions } from '../../tooling/cli/commands/releases.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { makeSharedFolder, writeTexts } from '../support/folders.ts';
import { miniatureTexts } from '../support/miniature.ts';

const folder = makeSharedFolder();

beforeAll(() => writeTexts(folder, miniatureTexts()));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(options: ReleasesOptions): Promise<Run> {
  const texts = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    texts.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    texts.err += String(text);
    return true;
  });
  try {
    return { code: await listReleases(folder, options), ...texts };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

async function refusal(options: ReleasesOptions): Promise<string> {
  try {
    await run(options);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'was not refused';
}

test('the table says which release the fleet uses', async () => {
  const { code, out, err } = await run({});
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toMatch(/^0\.45\.2 .* hz$/m);
  expect(out).toMatch(/^0\.45\.1 .* zookeeper kraft$/m);
});

test('one in full says where its objects come from', async () => {
  expect((await run({ release: '0.45.2' })).out).toMatch(/^ {2}objects {11}base\/operator\/0\.45\.2$/m);
  expect((await run({ release: '0.51.0' })).out).toMatch(/^ {2}objects {11}by `npx fleet vendor 0\.51\.0 /m);
  expect((await run({ release: '1.1.0' })).out).toMatch(/^ {2}fields {12}those that the releases before and after/m);
  expect((await run({ release: '0.30.0' })).out).toMatch(/^ {2}fields {12}not checked/m);
});

test('json of all and of one', async () => {
  const all = JSON.parse((await run({ json: true })).out);
  expect(all.releases).toContainEqual(expect.objectContaining({ release: '1.2.0', usedBy: [], fields: 'known' }));
  const one = JSON.parse((await run({ release: '0.45.2', json: true })).out);
  expect(one.releases).toMatchObject([{ release: '0.45.2', usedBy: ['hz'], installedFrom: 'base/operator/0.45.2' }]);
});

describe('the way from one to another', () => {
  test('is that of a cluster with ZooKeeper and the default Kafka', async () => {
    const { code, out } = await run({ from: '0.38.0', to: '1.2.0' });
    expect(code).toBe(0);
    const steps = out.split('\n').filter((line) => /^ *\d+\. /.test(line));
    expect(steps[0]).toBe(' 1. Upgrade Strimzi from 0.38.0 to 0.42.0; it needs Kubernetes 1.23 or newer.');
    expect(steps).toContain(' 6. Migrate from ZooKeeper to KRaft, and finalise it.');
    expect(steps.at(-1)).toBe('15. Upgrade Strimzi from 1.0.1 to 1.2.0.');
  });

  test('or of another, as json', async () => {
    const { out } = await run({ from: '0.45.2', to: '0.47.0', kafka: '3.9.1', stack: 'kraft', json: true });
    expect(JSON.parse(out).steps).toMatchObject([{ kind: 'operator', release: '0.47.0', kafkaVersion: '3.9.1' }]);
  });

  test('there may be none', async () => {
    expect(await run({ from: '1.2.0', to: '0.45.2' })).toEqual({
      code: 1,
      out: '',
      err: 'There is no way from Strimzi 1.2.0 to 0.45.2: resources are kept as `v1`, which 0.45.2 does not serve; 0.49 is as far back as one can go.\n',
    });
  });
});

test.each([
  [{ release: '0.45.3' }, 'Strimzi 0.45.3 is not known here; expected `0.45.0`, `0.45.1` or `0.45.2`.'],
  [{ from: '0.45.2' }, 'A way has two ends: write `--from <release>` and `--to <release>`.'],
  [{ release: '1.2.0', from: '0.45.2', to: '1.2.0' }, 'Write `1.2.0`, or `--from` and `--to`, but not all of them.'],
  [{ kafka: '3.9.2' }, '`--kafka` and `--stack` are of use with `--from` and `--to` only.'],
  [{ from: '0.44', to: '1.2.0' }, 'Strimzi 0.44 is not known here; expected `0.44.0`.'],
] as const)('%j', async (options, message) => expect(await refusal(options)).toBe(message));
