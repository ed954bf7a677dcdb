/** Whatever texts a finding holds, each report is one that its reader can read, and says how much was found. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { nothingAccepted } from '../lint/suppress/suppress.ts';
import { formats } from './format.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'<>&"\'`|[]()@#\n\r\t\\!-$*_~ \u0000\u001b\ud800\ufffe\u202ea:/.'),
    maxLength: 60,
  }),
);

const finding: fc.Arbitrary<Finding> = fc
  .record({
    path: text,
    content: text,
    message: text,
    related: text,
    clusters: fc.array(text, { maxLength: 30 }),
    severity: fc.constantFrom('error', 'warning'),
    places: fc.tuple(fc.nat(70), fc.nat(70)),
  })
  .map(({ path, content, message, related, clusters, severity, places: [a, b] }): Finding => {
    const file = { path, text: content };
    const origin = { file, start: Math.min(a, b, content.length), end: Math.min(Math.max(a, b), content.length) };
    const object = { apiVersion: 'v1', kind: message, namespace: path, name: related };
    return {
      rule: 'authored-file',
      severity,
      message,
      origin,
      related: [{ origin, message: related }],
      object,
      clusters,
    };
  });

const judgement: fc.Arbitrary<Judgement> = fc.array(finding, { minLength: 1, maxLength: 5 }).map((findings) => ({
  findings,
  counts: { kubernetesClusters: 1, kafkaClusters: 1, objects: 1 },
  accepted: nothingAccepted,
}));

function holds(check: (one: Judgement) => void): void {
  fc.assert(fc.property(judgement, check), { seed: 45, numRuns: 300 });
}

test('json and sarif are JSON', () => {
  holds((one) => {
    expect(JSON.parse(formats.json(one, { color: false })).findings).toHaveLength(one.findings.length);
    expect(JSON.parse(formats.sarif(one, { color: false })).runs[0].results).toHaveLength(one.findings.length);
  });
});

test('junit is well-formed', () => {
  holds((one) => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(formats.junit(one, { color: false })).close();
  });
});

test('github has a line for each finding, and each is one command', () => {
  holds((one) => {
    const lines = formats.github(one, { color: false }).split(/\r\n|[\r\n]/);
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(one.findings.length);
    expect(lines).toHaveLength(one.findings.length + 2);
  });
});

test('markdown has a row for each finding, HTML that is closed, and no tag but its own', () => {
  const known = /^<\/?(code|pre|details|summary|br)>$/;
  holds((one) => {
    const report = formats.markdown(one, { color: false });
    expect(report.split('\n').filter((line) => /^\| [✗!]/.test(line))).toHaveLength(one.findings.length);
    const tags = report.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
    for (const name of ['code', 'pre', 'details', 'summary'])
      expect(tags.filter((tag) => tag === `<${name}>`)).toHaveLength(tags.filter((tag) => tag === `</${name}>`).length);
  });
});

test('none of them has a character that a terminal obeys', () => {
  for (const [name, format] of Object.entries(formats))
    holds((one) => {
      expect(format(one, { color: false }).replaceAll('\n', ''), name).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    });
});
