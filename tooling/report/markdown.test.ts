import { describe, expect, test } from 'vitest';
import { clean, hostile, hostileTexts, many, mixed } from '../../test/support/judgements.ts';
import { codeMarkdown, escapeMarkdown, messageMarkdown } from './escape-markdown.ts';
import { formatMarkdown } from './markdown.ts';

const options = { color: false };

test('nothing found', () => {
  expect(formatMarkdown(clean, options)).toBe(
    '## ✓ No findings\n\nNo findings in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects).\n',
  );
});

test('a summary, a table with the most severe first, and details folded away', () => {
  expect(formatMarkdown(mixed, options)).toMatchInlineSnapshot(`
    "## ✗ 2 errors and 1 warning

    Found in 1,003 Kafka clusters on 2 Kubernetes clusters (63 objects).

    | | where | rule | what |
    |---|---|---|---|
    | ✗ error | [clusters/profiles/small.yaml:3](clusters/profiles/small.yaml#L3) | <code>replication-below-three</code> | There are 2 brokers, fewer than 3. Affects hz/a, hz/b, hz/c, hz/d, hz/e and 2 more &#40;7 clusters&#41;. |
    | ✗ error | [base/kafka/zookeeper/kafka.yaml:1](base/kafka/zookeeper/kafka.yaml#L1) | <code>unreadable-file</code> | This file does not exist. |
    | ! warning | [clusters/hz/orders.yaml:5](clusters/hz/orders.yaml#L5) | <code>heap-squeezes-page-cache</code> | Heap 14Gi leaves little of 16Gi to the page cache; set <code>kafka.heap</code> to 8Gi at most. |

    <details>
    <summary>Details</summary>

    **✗ error** <code>replication-below-three</code> [clusters/profiles/small.yaml:3](clusters/profiles/small.yaml#L3)<br>
    There are 2 brokers, fewer than 3.

    <pre>  2 │ kafka:
      3 │   brokers: 2
        │            ^</pre>

    - affects hz/a, hz/b, hz/c, hz/d, hz/e and 2 more &#40;7 clusters&#41;

    **✗ error** <code>unreadable-file</code> [base/kafka/zookeeper/kafka.yaml:1](base/kafka/zookeeper/kafka.yaml#L1)<br>
    This file does not exist.

    **! warning** <code>heap-squeezes-page-cache</code> [clusters/hz/orders.yaml:5](clusters/hz/orders.yaml#L5)<br>
    Heap 14Gi leaves little of 16Gi to the page cache; set <code>kafka.heap</code> to 8Gi at most.

    <pre>  4 │   memory: 16Gi
      5 │   heap: 14Gi
        │         ^^^^</pre>

    - see [clusters/hz/orders.yaml:4](clusters/hz/orders.yaml#L4) the memory limit
    - in Kafka kafka/orders

    </details>

    <details>
    <summary>Why these rules exist, and how to mend what they find</summary>

    **replication-below-three**: With two copies, a broker that restarts leaves one, and a fault of its disk or host in these minutes loses what was written since. With \`min.insync.replicas\` at 2 nothing is lost, but nothing can be written either until the broker is back. Three copies outlive a restart and a fault at the same time. The same holds for consumer offsets and for the state of transactions.<br>
    **How to mend it:** Run three brokers or more and set the factors to 3, or leave them out. A changed factor holds for new topics only: give those that exist more copies with \`kafka-reassign-partitions.sh\`.

    **unreadable-file**: A file is missing, may not be read, is larger than 4 MiB, is not UTF-8, or is a link that leads out of the repository. Argo CD reads from a clone of the repository and nothing beside it, so what a link leads to would not be there.<br>
    **How to mend it:** Put the file itself in place, saved as UTF-8, with permission to read it.

    **heap-squeezes-page-cache**: A broker hands most records to consumers from the page cache, without reading the disk or touching the heap; ZooKeeper writes its log and snapshots through it. Within a container, what the heap takes is not there for the page cache, and a broker that must read the disk slows down producers too. Half is the share that Strimzi gives a broker's heap by itself, and no more than 5 GiB.<br>
    **How to mend it:** Lower \`heap\`, which seldom needs more than 6 GiB, or raise \`memory\`.

    </details>
    "
  `);
});

test('links lead to where they are told to', () => {
  const text = formatMarkdown(mixed, { ...options, linkBase: 'https://github.com/o/r/blob/c0ffee/' });
  expect(text).toContain('](https://github.com/o/r/blob/c0ffee/clusters/hz/orders.yaml#L5)');
});

describe('escaping', () => {
  test.each([
    ['a | b', 'a &#124; b'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['<!-- x', '&#60;&#33;-- x'],
    ['&lt;', '&#38;lt;'],
    ['@octocat, #1', '@&#8203;octocat, #&#8203;1'],
    ['a@b.c', 'a@&#8203;b.c'],
    ['GH-1', 'GH&#8203;-1'],
    ['https://x.y', 'https&#8203;://x.y'],
    ['www.x.y', 'www&#8203;.x.y'],
    ['[a](b)', '&#91;a&#93;&#40;b&#41;'],
    ['$x$', '&#36;x&#36;'],
    ['a\nb', 'a⏎b'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('code can be copied, so it has no spaces of no width', () => {
    expect(codeMarkdown('@octocat #1')).toBe('<code>@octocat #1</code>');
    expect(codeMarkdown('https://x.y www.x.y')).toBe('<code>https&#58;//x.y www&#46;x.y</code>');
    expect(codeMarkdown('</code>|')).toBe('<code>&#60;/code&#62;&#124;</code>');
  });

  test('names in backticks are code, and a backtick too many is a character', () => {
    expect(messageMarkdown('set `a|b` here')).toBe('set <code>a&#124;b</code> here');
    expect(messageMarkdown('a ` b')).toBe('a &#96; b');
    expect(messageMarkdown('``')).toBe('&#96;&#96;');
  });
});

test('hostile texts make no HTML, no mention, no link and no row of their own', () => {
  const text = formatMarkdown(hostile, options);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  expect(rows).toHaveLength(1 + hostileTexts.length);
  for (const row of rows) expect(row.split('|')).toHaveLength(6);
  const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  expect([...new Set(tags)].sort()).toEqual(
    ['<br>', '<code>', '</code>', '<details>', '</details>', '<pre>', '</pre>', '<summary>', '</summary>'].sort(),
  );
  const decoded = text.replaceAll(/&#(\d+);/g, (_entity, code) => String.fromCharCode(Number(code)));
  const withoutCode = decoded.replaceAll(/<(code|pre)>[\s\S]*?<\/\1>|\]\([^)]*\)/g, '');
  expect(withoutCode).not.toMatch(/[@#]\w|https?:\/\/|www\./);
  const withoutLines = text.replaceAll(/<pre>[\s\S]*?<\/pre>/g, '');
  expect([...withoutLines.matchAll(/\]\(([^)]*)\)/g)].every(([, url = '']) => url.startsWith('clusters/hz/'))).toBe(
    true,
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cs}\p{Cc}\u202e]/u);
});

describe('a comment holds 65,536 characters', () => {
  test.each([
    ['many findings', many(3000, 5)],
    ['long messages', many(300, 5, '|'.repeat(800))],
    [
      'long paths',
      {
        ...hostile,
        findings: hostile.findings.map((one) => ({
          ...one,
          origin: { ...one.origin, file: { path: '/('.repeat(2000), text: '(('.repeat(40_000) } },
        })),
      },
    ],
  ])('%s', (_name, judgement) => {
    const text = formatMarkdown(judgement, options);
    expect(text.length).toBeLessThan(65_000);
    expect(text.length).toBeGreaterThan(10_000);
  });

  test('what does not fit is counted, and errors come first', () => {
    const text = formatMarkdown(many(3000, 5), options);
    const rows = text.split('\n').filter((line) => /^\| [✗!]/.test(line));
    expect(rows.filter((row) => row.startsWith('| ✗'))).toHaveLength(5);
    const left = (3000 - rows.length).toLocaleString('en');
    expect(text).toContain(`\nNot shown here: ${left} warnings. \`npm run validate\` shows all.\n`);
    expect(text).toMatch(/\n…and of [\d,]+ more findings, for which there is no room here\.\n/);
  });
});
