/**
 * A run over what a change reaches, held against a run over everything: the same findings in the Kubernetes clusters that it judged and
 * in none, and nothing new in those that it left out.
 */
import { describe, expect, it } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { syntheticFleet } from '../../scripts/synthetic-fleet.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import type { Finding } from '../../tooling/lint/finding.ts';
import { type Judgement, judge } from '../../tooling/lint/judge.ts';
import { kubernetesOf } from '../../tooling/lint/scope.ts';
import { kubernetesFolders } from '../../tooling/lint/since/reach.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { rules } from '../../tooling/rules/index.ts';
import type { YamlFile } from '../../tooling/source/read-yaml.ts';
import { type Documents, openDocuments, treeOf } from '../../tooling/source/tree.ts';

type Texts = Readonly<Record<string, string>>;
type Random = () => number;

/** What a text says is the same in every tree; most of them are in all. */
const parsed = new Map<string, YamlFile>();

function documentsOf(texts: Texts): Documents {
  const documents = openDocuments(treeOf(texts));
  return {
    ...documents,
    yaml(path, use) {
      const key = `${path}\0${use ?? ''}\0${texts[path]}`;
      const known = parsed.get(key) ?? documents.yaml(path, use);
      parsed.set(key, known);
      return known;
    },
  };
}

/** Definitions of all releases take longer to check than everything else, and are not what this is about. */
const bases: Texts = Object.fromEntries(
  Object.entries(baseTexts()).map(([path, text]) => [
    path,
    /\/crds\/[^/]+\/\d/.test(path) && text.length > 50_000 ? slim(text) : text,
  ]),
);

function slim(text: string): string {
  return text.split(/^---$/m)[0] ?? '';
}

const authored: Texts = {
  ...Object.fromEntries(syntheticFleet(8, 4)),
  ...bases,
  'clusters/argocd.yaml': 'kind: ArgoCD\nrepository: https://git.example.com/kafka/fleet.git\nallow: []\n',
};

function regenerated(texts: Texts): Texts {
  const fleet = loadFleet(documentsOf(texts));
  const made = [...generateOverlays(fleet).values()].flat().map(({ path, text }) => [path, text] as const);
  const kept = Object.entries(texts).filter(
    ([path, text]) => !path.startsWith('overlays/') || !text.startsWith('# Generated'),
  );
  return { ...Object.fromEntries(kept), ...Object.fromEntries(made) };
}

const sound = regenerated(authored);

function changedBetween(before: Texts, after: Texts): ReadonlySet<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)].filter((path) => before[path] !== after[path]).sort());
}

function judgeSince(before: Texts, after: Texts, more: readonly string[] = []): Promise<Judgement> {
  const changed = new Set([...changedBetween(before, after), ...more]);
  return judge(documentsOf(after), {
    date: '2026-11-22',
    since: { ref: 'main', documents: documentsOf(before), changed },
  });
}

/** What decides every verdict makes it a run over everything. */
const everything = ['package.json'];

function mulberry(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(random: Random, from: readonly T[]): T | undefined {
  return from[Math.floor(random() * from.length)];
}

type Edit = (texts: Record<string, string>, random: Random) => void;

function anyPath(texts: Texts, random: Random, shape: RegExp): string | undefined {
  return pick(
    random,
    Object.keys(texts)
      .filter((path) => shape.test(path))
      .sort(),
  );
}

/** Another number or word somewhere: often wrong, sometimes not YAML. */
function spoil(text: string, random: Random): string {
  const lines = text.split('\n');
  const numbers = lines.flatMap((line, at) => (/\d/.test(line) && !line.startsWith('#') ? [at] : []));
  const at = pick(random, numbers) ?? 0;
  const line = lines[at] ?? '';
  const other = pick(random, ['1', '7', '0', '90', 'x', '[']) ?? '1';
  lines[at] = random() < 0.2 ? '' : line.replace(/\d+/, other);
  return lines.join('\n');
}

const change =
  (shape: RegExp): Edit =>
  (texts, random) => {
    const path = anyPath(texts, random, shape);
    if (path !== undefined) texts[path] = spoil(texts[path] ?? '', random);
  };
const remove =
  (shape: RegExp): Edit =>
  (texts, random) => {
    const path = anyPath(texts, random, shape);
    if (path !== undefined) delete texts[path];
  };
const append =
  (shape: RegExp, more: string): Edit =>
  (texts, random) => {
    const path = anyPath(texts, random, shape);
    if (path !== undefined) texts[path] += more;
  };
const kustomization = (...resources: readonly string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources.map((one) => `  - ${one}\n`).join('')}`;

const cluster = /^clusters\/k\d+\/kafka-\d+\.yaml$/;
const profile = /^clusters\/profiles\//;
const base = /^base\/.*(?<!crds)\.yaml$/;
const overlay = /^overlays\//;

const edits: readonly Edit[] = [
  change(cluster),
  change(cluster),
  change(cluster),
  change(/^clusters\/k\d+\/kafka-\d+\//),
  change(/^clusters\/k\d+\/cluster\.yaml$/),
  change(profile),
  change(base),
  change(/^base\/kafka\//),
  change(overlay),
  remove(cluster),
  remove(/^clusters\/k\d+\/cluster\.yaml$/),
  remove(profile),
  remove(base),
  remove(/^base\/operator\/[^/]+\/kustomization/),
  remove(overlay),
  append(cluster, 'suppress:\n  - { rule: heap-too-large, path: kafka.heap, reason: known, until: 2026-12-01 }\n'),
  append(cluster, 'nobody: knows\n'),
  append(profile, 'suppress:\n  - { rule: heap-too-large, path: kafka.heap, reason: known, until: 2026-12-01 }\n'),
  append(/^base\/.*kustomization\.yaml$/, '# a comment\n'),
  (texts, random) => {
    const path = anyPath(texts, random, cluster);
    const to = pick(random, ['clusters/k0000/copy.yaml', 'clusters/k0003/copy.yaml', 'clusters/new/orders.yaml']);
    if (path !== undefined && to !== undefined) texts[to] = texts[path] ?? '';
  },
  (texts, random) => {
    const path = anyPath(texts, random, cluster);
    if (path !== undefined) texts[path] = (texts[path] ?? '').replace(/profiles: \[.*\]/, 'profiles: [other]');
  },
  (texts) => {
    texts['clusters/profiles/other.yaml'] = 'kind: Profile\nkafka: { memory: 4Gi, heap: 4Gi }\n';
  },
  (texts) => {
    texts['clusters/stray.yaml'] = 'x: 1\n';
  },
  (texts) => {
    texts['README.md'] = 'words\n';
  },
  change(/^overlays\/.*\/argocd\//),
  change(/^base\/argocd\/.*\.yaml$/),
  remove(/^base\/argocd\//),
  append(/^clusters\/argocd\.yaml$/, 'refreshEvery: 5m\n'),
  append(/^clusters\/k\d+\/cluster\.yaml$/, 'destination: k0001\n'),
  (texts) => {
    texts['clusters/argocd.yaml'] = (texts['clusters/argocd.yaml'] ?? '').replace(
      'allow: []',
      'allow: [{ group: "*", kind: "*" }]',
    );
  },
  (texts, random) => {
    const id = pick(random, ['k0001', 'k0002']);
    const name = pick(random, ['k0001-crds', 'k0003-operator', 'another', 'path']);
    texts[`overlays/${id}/argocd/applications/services/added.yaml`] = `name: ${name}\noverlay: overlays/${id}/byhand\n`;
  },
  (texts) => {
    texts['shared/config.yaml'] =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shared, namespace: x }\ndata: { a: "1" }\n';
  },
  change(/^shared\//),
  remove(/^shared\//),
  (texts) => {
    texts['overlays/k0002/byhand/kustomization.yaml'] = kustomization('../../../shared/config.yaml');
  },
  (texts) => {
    texts['overlays/k0001/byhand/kustomization.yaml'] = kustomization(
      '../../k0003/kafka-0003',
      '../../../base/kafka/kraft',
    );
  },
  (texts) => {
    for (const path of Object.keys(texts)) if (path.startsWith('base/kafka/zookeeper/')) delete texts[path];
  },
  (texts) => {
    for (const path of Object.keys(texts)) if (path.startsWith('clusters/k0002/')) delete texts[path];
  },
  (texts) => {
    const stale = Object.keys(texts).find((path) => path.startsWith('overlays/k0000/'));
    if (stale !== undefined) texts['overlays/stray.yaml'] = texts[stale] ?? '';
  },
];

function edited(texts: Texts, random: Random, most: number): Texts {
  const result: Record<string, string> = { ...texts };
  for (let left = 1 + Math.floor(random() * most); left > 0; left--) pick(random, edits)?.(result, random);
  return random() < 0.5 ? regenerated(result) : result;
}

/** One text for each cluster that a finding is about, as a line of a base gathers several. */
function keysOf(
  findings: readonly Finding[],
  isIn: (finding: Finding, kubernetes: string | undefined) => boolean,
): string[] {
  return findings
    .flatMap((one) => {
      const place = `${one.origin.file.path}:${one.origin.start} ${one.rule}`;
      const ids = one.clusters.length > 0 ? one.clusters : [''];
      return ids.flatMap((id) => {
        const kubernetes = id === '' ? kubernetesOf(one.origin.file.path) : id.split('/')[0];
        return isIn(one, kubernetes) ? [`${place} ${id}`] : [];
      });
    })
    .sort();
}

/** Ids of Kubernetes clusters in which something without a cluster is found, told by runs for each of them alone. */
function foundIn(after: Texts): (finding: Finding) => Promise<ReadonlySet<string>> {
  const runs = new Map<string, Promise<Judgement>>();
  const documents = documentsOf(after);
  const ids = kubernetesFolders(documents);
  return async (finding) => {
    const found = new Set<string>();
    for (const id of ids) {
      const run = runs.get(id) ?? judge(documents, { date: '2026-11-22', scope: { kubernetes: id } });
      runs.set(id, run);
      const { findings } = await run;
      const isThere = findings.some(
        (one) =>
          one.rule === finding.rule &&
          one.origin.start === finding.origin.start &&
          one.origin.file.path === finding.origin.file.path,
      );
      if (isThere) found.add(id);
    }
    return found;
  };
}

async function check(before: Texts, after: Texts): Promise<{ readonly judged: number; readonly of: number }> {
  const part = await judgeSince(before, after);
  const whole = await judgeSince(before, after, everything);
  const ids = part.part?.ids;
  const of = kubernetesFolders(documentsOf(after)).length;
  const runs = foundIn(after);
  const shared = new Map<Finding, boolean>();
  for (const one of whole.findings) {
    if (one.clusters.length > 0 || kubernetesOf(one.origin.file.path) !== undefined) continue;
    const found = await runs(one);
    // A line of a base is a fault in those that build on it, what a profile accepts is for its users; all else is nobody's, and always told.
    const isOfSome =
      !/^(?:clusters|overlays)\//.test(one.origin.file.path) ||
      one.rule.startsWith('suppression-') ||
      // What Argo CD itself gets is looked at with each Kubernetes cluster.
      (one.origin.file.path === 'clusters/argocd.yaml' && rules.some(({ id }) => id === one.rule));
    const isTold = ids === undefined || !isOfSome || [...found].some((id) => ids.has(id));
    shared.set(one, isTold);
  }
  const isJudged = (finding: Finding, kubernetes: string | undefined): boolean =>
    kubernetes === undefined ? (shared.get(finding) ?? true) : ids === undefined || ids.has(kubernetes);
  expect(keysOf(part.findings, () => true)).toEqual(keysOf(whole.findings, isJudged));

  const earlier = await judgeSince(before, before, everything);
  const known = new Set(keysOf(earlier.findings, () => true));
  const told = new Set(keysOf(part.findings, () => true));
  const missed = keysOf(whole.findings, () => true).filter((key) => !known.has(key) && !told.has(key));
  expect(missed).toEqual([]);
  return { judged: ids === undefined ? of : ids.size, of };
}

describe('a run over what a change reaches', () => {
  const seeds = Number(process.env['CHANGED_SINCE_SEEDS'] ?? 12);
  it(`tells what a run over everything tells of it, for ${seeds} changes`, { timeout: 60_000 * seeds }, async () => {
    const judged: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const random = mulberry(seed);
      const before = random() < 0.5 ? sound : edited(sound, random, 3);
      const after = edited(before, random, 3);
      try {
        judged.push((await check(before, after)).judged);
      } catch (error) {
        throw new Error(`seed ${seed}: ${[...changedBetween(before, after)].join(' ')}`, { cause: error });
      }
    }
    // Some reach a part, and some all.
    expect(judged.some((count) => count < 4)).toBe(true);
  });
});
