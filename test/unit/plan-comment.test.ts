/**
 * What posts the plan of a pull request, run as the workflow runs it, against a stand-in for GitHub's API: comments, pages, limits, and
 * artifacts that a stranger made.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { splitComment } from '../../tooling/report/plan/markdown.ts';
import { baseChange, hostile, samplePlans } from '../support/sample-plans.ts';

const script = fileURLToPath(new URL('../../.github/scripts/plan-comment/main.mjs', import.meta.url));
const sha = '0123456789abcdef0123456789abcdef01234567';
const bot = 'github-actions[bot]';
const linkBase = `https://github.com/org/fleet/blob/${sha}/`;

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

interface PullRequest {
  readonly number: number;
  readonly head: { readonly sha: string; readonly repo: { readonly id: number } };
  readonly base: { readonly repo: { readonly full_name: string } };
}

interface State {
  comments: Comment[];
  pulls: PullRequest[];
  files: string[];
  /** Of the run; undefined where it left none. */
  artifact: Buffer | undefined;
  size?: number;
  /** Answers to give before any other, such as a limit. */
  answers: { readonly status: number; readonly headers?: Record<string, string>; readonly message?: string }[];
  readonly log: string[];
  readonly tokens: (string | undefined)[];
}

const pull = (head = sha, repository = 7, number = 12): PullRequest => ({
  number,
  head: { sha: head, repo: { id: repository } },
  base: { repo: { full_name: 'org/fleet' } },
});

let state: State;
let server: Server;
let address = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-comment-'));
  server = createServer((request, response) => {
    void answer(request).then(({ status, headers = {}, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(Buffer.isBuffer(body) ? body : body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  state = {
    comments: [],
    pulls: [pull()],
    files: ['clusters/hz/orders.yaml'],
    artifact: undefined,
    answers: [],
    log: [],
    tokens: [],
  };
});

afterEach(() => expect(state.answers).toEqual([]));

async function answer(
  request: IncomingMessage,
): Promise<{ status: number; headers?: Record<string, string>; body?: unknown }> {
  const url = new URL(request.url ?? '', address);
  const { method = '' } = request;
  if (url.pathname === '/blob') {
    state.tokens.push(request.headers.authorization);
    return { status: 200, body: state.artifact };
  }
  state.log.push(`${method} ${url.pathname}`);
  const special = state.answers.shift();
  if (special !== undefined)
    return {
      status: special.status,
      ...(special.headers === undefined ? {} : { headers: special.headers }),
      body: { message: special.message ?? 'no' },
    };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { body = '' } = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as { body?: string });
  const page = <T>(all: readonly T[]): readonly T[] => {
    const [size, number] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
    return all.slice(size * (number - 1), size * number);
  };
  const path = url.pathname.replace('/repos/org/fleet/', '');
  if (method === 'GET' && path === 'pulls')
    return { status: 200, body: page(url.searchParams.get('head') === 'stranger:patch-1' ? state.pulls : []) };
  if (method === 'GET' && path === 'pulls/12/files')
    return { status: 200, body: page(state.files.map((filename) => ({ filename }))) };
  if (method === 'GET' && path === 'actions/runs/99/artifacts') {
    const size = state.size ?? state.artifact?.length ?? 0;
    const artifacts =
      state.artifact === undefined ? [] : [{ id: 5, name: 'fleet-plan-comment', size_in_bytes: size, expired: false }];
    return { status: 200, body: { artifacts: page(artifacts) } };
  }
  if (method === 'GET' && path === 'actions/artifacts/5/zip')
    return { status: 302, headers: { location: `${address}/blob` } };
  if (method === 'GET' && path === 'issues/12/comments') return { status: 200, body: page(state.comments) };
  if (method === 'POST' && path === 'issues/12/comments') {
    const id = 1000 + state.comments.length;
    state.comments.push({ id, user: { login: bot }, body });
    return { status: 201, body: { id } };
  }
  const comment = state.comments.find(({ id }) => path === `issues/comments/${id}`);
  if (comment !== undefined && method === 'PATCH') {
    comment.body = body;
    return { status: 200, body: {} };
  }
  if (comment !== undefined && method === 'DELETE') {
    state.comments = state.comments.filter((one) => one !== comment);
    return { status: 204 };
  }
  return { status: 404, body: { message: 'Not Found' } };
}

interface Ran {
  readonly code: number;
  readonly out: string;
}

async function run(changes: Record<string, unknown> = {}, server = address): Promise<Ran> {
  const event = {
    repository: { full_name: 'org/fleet', default_branch: 'main' },
    workflow_run: {
      id: 99,
      event: 'pull_request',
      path: '.github/workflows/plan.yml',
      head_sha: sha,
      head_branch: 'patch-1',
      head_repository: { id: 7, owner: { login: 'stranger' } },
      ...changes,
    },
  };
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(event));
  const env = {
    PATH: process.env['PATH'],
    GITHUB_EVENT_PATH: path,
    GITHUB_API_URL: server,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_TOKEN: 'the-token',
    PLAN_COMMENT_SECOND: '0.001',
  };
  return await new Promise((resolve) =>
    execFile(process.execPath, [script], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: out + err }),
    ),
  );
}

interface Entry {
  readonly name?: string;
  readonly content: string | Buffer;
  readonly mode?: number;
  /** What the directory says of the size. */
  readonly size?: number;
  readonly method?: number;
}

function zip(...entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name = 'plan.md', content, mode = 0o100644, size, method = 8 } of entries) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(46);
    fields.writeUInt32LE(0x02014b50, 0);
    fields.writeUInt16LE(method, 10);
    fields.writeUInt32LE(packed.length, 20);
    fields.writeUInt32LE(size ?? bytes.length, 24);
    fields.writeUInt16LE(Buffer.byteLength(name), 28);
    fields.writeUInt32LE((mode << 16) >>> 0, 38);
    fields.writeUInt32LE(at, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const file = Buffer.concat([local, Buffer.from(name), packed]);
    files.push(file);
    directory.push(Buffer.concat([fields, Buffer.from(name)]));
    at += file.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const mark = (part: number, of: number): string => `<!-- kafka-fleet plan part ${part}/${of} -->`;
const planOf = (...bodies: readonly string[]): Buffer =>
  zip({ content: bodies.map((body, index) => `${mark(index + 1, bodies.length)}\n${body}\n`).join('\n') });
const bodies = (): readonly string[] => state.comments.filter((one) => one.user.login === bot).map((one) => one.body);

describe('a plan', () => {
  test('becomes a comment, which says of which commit and run it is', async () => {
    state.artifact = planOf('## ✓ Safe to merge');
    expect(await run()).toEqual({ code: 0, out: '#12 part 1: new comment 1000\n' });
    expect(bodies()).toEqual([
      `${mark(1, 1)}\n## ✓ Safe to merge\n\nPlan of 0123456, made by [this run](https://github.com/org/fleet/actions/runs/99).`,
    ]);
  });

  test('is edited in place by the next run, and left alone where nothing changed', async () => {
    state.artifact = planOf('one');
    await run();
    state.artifact = planOf('two');
    expect((await run()).out).toBe('#12 part 1: comment 1000 edited\n');
    expect((await run()).out).toBe('#12 part 1: comment 1000 is as it should be\n');
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toContain('two');
  });

  test('grows and shrinks by parts', async () => {
    state.artifact = planOf('one');
    await run();
    state.artifact = planOf('one', 'two', 'three');
    expect((await run()).out).toMatch(/1000 edited\n.*part 2: new comment 1001\n.*part 3: new comment 1002\n$/s);
    state.artifact = planOf('one', 'two');
    expect((await run()).out).toMatch(/comment 1002 deleted\n$/);
    expect(bodies()).toEqual([`${mark(1, 2)}\none`, expect.stringContaining(`${mark(2, 2)}\ntwo\n`)]);
  });

  test('leaves what others wrote alone, whatever it begins with', async () => {
    const others = [
      { id: 1, user: { login: 'stranger' }, body: `${mark(1, 1)}\nnot ours` },
      { id: 2, user: { login: bot }, body: 'of another workflow' },
    ];
    state.comments = others.map((one) => ({ ...one }));
    state.artifact = planOf('ours');
    await run();
    expect(state.comments.slice(0, 2)).toEqual(others);
    expect(state.comments).toHaveLength(3);
  });

  test('finds its comment behind hundreds of others, and takes doubles away', async () => {
    state.comments = Array.from({ length: 250 }, (_, id) => ({ id, user: { login: 'someone' }, body: 'a word' }));
    state.comments.push({ id: 500, user: { login: bot }, body: `${mark(1, 1)}\r\nold` });
    state.comments.push({ id: 501, user: { login: bot }, body: `${mark(1, 1)}\nold too` });
    state.artifact = planOf('new');
    expect((await run()).out).toBe('#12 part 1: comment 500 edited\n#12 comment 501 deleted\n');
  });

  test.each(Object.entries({ ...samplePlans, hostile, large: baseChange(1000) }))(
    'of every kind is taken: %s',
    async (_name, plan) => {
      for (const links of [linkBase, '']) {
        state.comments = [];
        state.artifact = zip({ content: splitComment(plan, { linkBase: links }).join('\n') });
        expect(await run()).toMatchObject({ code: 0 });
        expect(bodies()).toHaveLength(splitComment(plan, { linkBase: links }).length);
      }
    },
  );

  test('is not sent with the token to where artifacts are kept', async () => {
    state.artifact = planOf('one');
    await run();
    expect(state.tokens).toEqual([undefined]);
  });

  test('that the pull request may have bent comes with a warning', async () => {
    state.artifact = planOf('## ✓ Safe to merge');
    state.files = [
      'clusters/hz/a.yaml',
      ...Array.from({ length: 120 }, (_, index) => `docs/${index}.md`),
      'tooling/@x<y>.ts',
    ];
    await run();
    expect(bodies()[0]).toMatch(/part 1\/1 -->\n> \[!CAUTION\]\n.*<code>tooling\/_x_y_\.ts<\/code>/);
  });
});

describe('without a plan', () => {
  test('the comment says that there is none, and the run is no failure', async () => {
    state.comments = [{ id: 500, user: { login: bot }, body: `${mark(1, 1)}\n## ✓ Safe to merge` }];
    expect(await run()).toEqual({ code: 0, out: '#12 part 1: comment 500 edited\n' });
    expect(bodies()[0]).toMatch(/## ✗ No plan of 0123456\n\nThe run left no plan\..*is not known/);
  });
});

describe('a hostile artifact', () => {
  const refused: readonly (readonly [string, Buffer, RegExp])[] = [
    ['no zip', Buffer.from('PK nothing'), /no zip file/],
    ['an empty file', Buffer.alloc(0), /no zip file/],
    ['another name', zip({ name: 'other.md', content: 'x' }), /`plan.md` is expected/],
    ['a path', zip({ name: '../../plan.md', content: 'x' }), /`plan.md` is expected/],
    ['a path from the root', zip({ name: '/etc/passwd', content: 'x' }), /`plan.md` is expected/],
    ['two files', zip({ content: 'x' }, { name: 'more', content: 'x' }), /has 2 files/],
    ['a link', zip({ content: '/etc/passwd', mode: 0o120777 }), /no ordinary file/],
    ['a bomb', zip({ content: Buffer.alloc(20_000_000) }), /larger than 1500000 bytes/],
    ['a bomb that lies', zip({ content: Buffer.alloc(20_000_000), size: 10 }), /larger than 1500000 bytes/],
    ['another packing', zip({ content: 'x', method: 12 }), /not expected/],
    ['bytes', zip({ content: Buffer.from([0xff, 0xfe, 0x00]) }), /no text/],
    ['control characters', planOf('a\u001b[31m'), /characters that are no text/],
    ['a turned text', planOf('a\u202eb'), /characters that are no text/],
    ['no mark', zip({ content: '## Safe' }), /does not begin with the mark/],
    ['wrong numbers', zip({ content: `${mark(1, 2)}\na\n` }), /not numbered 1 to 1/],
    ['too many parts', planOf('1', '2', '3', '4', '5', '6'), /6 parts, more than 5/],
    ['too long a part', planOf('x'.repeat(64_001)), /longer than 64000/],
    ['nothing in it', planOf(' '), /is empty/],
    ['a script', planOf('<script>alert(1)</script>'), /HTML that no plan has/],
    ['an attribute', planOf('<b onclick=x>b</b>'), /HTML that no plan has/],
    ['a comment that hides the rest', planOf('a <!-- b'), /HTML that no plan has/],
    ['an open tag', planOf('a <img src=x'), /HTML that no plan has/],
    ['a link elsewhere', planOf('[x](https://evil.example/#L1)'), /leads elsewhere/],
    ['a link to another repository', planOf('[x](https://github.com/org/fleet/blob/../../evil#L1)'), /leads elsewhere/],
    ['a link that is a program', planOf('[x](javascript:alert#L1)'), /leads elsewhere/],
    ['a picture', planOf('![x][y]'), /picture/],
    ['a mention', planOf('hello @everyone'), /calls people/],
    ['an address', planOf('see https://evil.example/'), /address in its text/],
    ['a short address', planOf('see www.evil.example'), /address in its text/],
    ['code', planOf('```\nx\n```'), /code of its own/],
    ['a link defined below', planOf('[x]\n\n[x]: evil#L1'), /defined elsewhere/],
  ];
  test.each(refused)('with %s is not posted', async (_name, artifact, why) => {
    state.artifact = artifact;
    const { code, out } = await run();
    expect(out.replaceAll('%25', '%')).toMatch(why);
    expect(code).toBe(1);
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toMatch(/## ✗ No plan of 0123456/);
    expect(bodies()[0]).not.toMatch(/<script|<img|<b onclick|@everyone|evil\.example\//);
  });

  test('that is too large is not even asked for', async () => {
    state.artifact = planOf('x');
    state.size = 2_000_001;
    expect((await run()).out).toMatch(/larger than 2000000 bytes/);
    expect(state.tokens).toEqual([]);
  });

  test('that is larger than it was said to be is not read to its end', async () => {
    state.artifact = zip({ content: Buffer.alloc(2_100_000), method: 0 });
    state.size = 10;
    expect((await run()).out).toMatch(/larger than 2000000 bytes/);
  });

  test('that is cut off anywhere is refused or is whole', async () => {
    const whole = planOf('## ✓ Safe to merge');
    for (const length of [1, 21, 22, 30, 60, whole.length - 1]) {
      state.comments = [];
      state.artifact = whole.subarray(0, length);
      expect((await run()).code, String(length)).toBe(1);
    }
  });
});

describe('the pull request', () => {
  const nothing = async (changes: Record<string, unknown> = {}): Promise<void> => {
    state.artifact = planOf('one');
    const { code, out } = await run(changes);
    expect(out).toMatch(/^Nothing to post/);
    expect(code).toBe(0);
    expect(state.comments).toEqual([]);
  };
  test('must be what started the run', () => nothing({ event: 'push' }));
  test('must have been run by this workflow', () => nothing({ path: '.github/workflows/mine.yml' }));
  test('that has newer commits waits for their plan', async () => {
    state.pulls = [pull('f'.repeat(40))];
    await nothing();
  });
  test('of another repository with the same commit is not meant', async () => {
    state.pulls = [pull(sha, 8)];
    await nothing();
  });
  test('whose repository is gone has no plan', () => nothing({ head_repository: null }));
  test('must be one alone', async () => {
    state.pulls = [pull(), pull(sha, 7, 13)];
    state.artifact = planOf('one');
    expect((await run()).out).toMatch(/Several pull requests have the commit .*: #12, #13\./);
    expect(state.comments).toEqual([]);
  });
});

describe('when GitHub refuses', () => {
  beforeEach(() => {
    state.artifact = planOf('one');
  });
  test('for a while, it is asked again after the time it names', async () => {
    state.answers.push(
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 502 },
      { status: 403, headers: { 'retry-after': '1' } },
    );
    expect((await run()).code).toBe(0);
    expect(state.comments).toHaveLength(1);
  });
  test('for longer than is worth waiting, the limit is named', async () => {
    const reset = String(Math.round(Date.now() / 1000) + 3000);
    state.answers.push({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      message: 'API rate limit exceeded',
    });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toMatch(/^::error title=plan-comment::GET .*GitHub answers 403: API rate limit exceeded.* later\.\n$/);
  });
  test('for want of rights, that is said', async () => {
    state.answers.push({ status: 403, message: 'Resource not accessible by integration' });
    expect((await run()).out).toMatch(/Resource not accessible by integration\. Look at `permissions`/);
  });
  test('again and again, it gives up', async () => {
    for (let count = 0; count < 4; count++) state.answers.push({ status: 500, message: 'oops' });
    expect((await run()).out).toMatch(/GitHub answers 500: oops/);
    expect(state.log).toHaveLength(4);
  });
  test('to be reached at all, that is said', async () => {
    expect((await run({}, 'http://127.0.0.1:1')).out).toMatch(/GitHub cannot be reached: /);
  });
});
