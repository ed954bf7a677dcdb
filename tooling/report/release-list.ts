/** Owns what `fleet releases` prints: the table of Strimzi releases, one of them in full, the way from one to another. */
import type { Availability, StrimziRelease } from '../strimzi/releases.ts';
import type { UpgradeStep } from '../strimzi/upgrades/upgrade-path.ts';
import type { Paint } from './paint.ts';
import { plural } from './summary.ts';
import { wrap } from './wrap.ts';

/** A release, and what this repository has of it. */
export interface ListedRelease {
  readonly release: StrimziRelease;
  /** Kubernetes clusters of the fleet whose operator it is. */
  readonly usedBy: readonly string[];
  /** Where its objects come from; undefined if they would have to be vendored. */
  readonly installedFrom: string | undefined;
  /** How much is known of the fields of its resources: `agreed` is what the releases before and after it agree on. */
  readonly fields: 'known' | 'agreed' | 'unknown';
}

const headings = ['release', 'Kafka (* default)', 'Kubernetes', 'API', 'stacks', 'used by'] as const;

/** Newest first. @param releases oldest first. */
export function formatReleases(releases: readonly ListedRelease[], paint: Paint): string {
  const rows = [...releases].reverse().map(({ release, usedBy }) => ({
    isUsed: usedBy.length > 0,
    cells: [
      release.release,
      kafkaVersionsText(release),
      `≥ ${release.minimumKubernetes}`,
      release.apiVersions.join(' '),
      release.stacks.join(' '),
      usedBy.join(' '),
    ],
  }));
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map(({ cells }) => (cells[at] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    paint.bold(line(headings)),
    ...rows.map(({ cells, isUsed }) => (isUsed ? paint.green(line(cells)) : line(cells))),
    '',
    `${plural(releases.length, 'release')}. \`npx fleet releases <release>\` tells all that is known of one,`,
    '`npx fleet releases --from <release> --to <release>` the way from one to another.',
    '',
  ].join('\n');
}

function kafkaVersionsText({ kafkaVersions, defaultKafkaVersion }: StrimziRelease): string {
  return kafkaVersions.map((version) => (version === defaultKafkaVersion ? `${version}*` : version)).join(' ');
}

const width = 100;
const indent = '  ';
const labelWidth = 18;

export function formatRelease(listed: ListedRelease, paint: Paint): string {
  const { release } = listed;
  const lines = detailsOf(listed).flatMap(([label, text]) => {
    const [first = '', ...rest] = wrap(text, width - indent.length - labelWidth);
    const start = `${indent}${label.padEnd(labelWidth)}`;
    return [start + first, ...rest.map((line) => ' '.repeat(start.length) + line)];
  });
  const hazards = release.hazards.flatMap((hazard) => {
    const [first = '', ...rest] = wrap(hazard, width - indent.length * 2);
    return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  });
  return [
    paint.bold(`Strimzi ${release.release}`),
    ...lines,
    ...(hazards.length === 0 ? [] : ['', paint.yellow('Beware'), ...hazards]),
    '',
  ].join('\n');
}

const availabilityTexts: Readonly<Record<Availability, string>> = {
  absent: 'no',
  gate: 'with a feature gate of the operator',
  annotation: 'with an annotation of the Kafka resource',
  always: 'always',
};

const fieldsTexts: Readonly<Record<ListedRelease['fields'], string>> = {
  known: 'all are checked',
  agreed: 'those that the releases before and after it agree on are checked',
  unknown: 'not checked, for they are not held here',
};

type Detail = readonly [label: string, text: string];

function detailsOf({ release, usedBy, installedFrom, fields }: ListedRelease): readonly Detail[] {
  const gates = Object.entries(release.featureGates).map(([gate, state]) => `${gate} ${state}`);
  const api = release.apiVersions.map((one) => (one === release.storedVersion ? `${one} (stored)` : one));
  return [
    ['Kafka', kafkaVersionsText(release)],
    ...when(release.unknownKafkaVersions.length > 0, 'does not know', release.unknownKafkaVersions.join(' ')),
    ['Kubernetes', `${release.minimumKubernetes} or newer`],
    ['API', api.join(', ')],
    ['stacks', release.stacks.join(', ')],
    ['KRaft', availabilityTexts[release.kraft]],
    ['node pools', availabilityTexts[release.nodePools]],
    ['pods', `made by a ${release.pods}; their name is the label ${release.podNameLabels.join(' and ')}`],
    ['feature gates', gates.length === 0 ? 'none' : gates.join(', ')],
    ['HTTP bridge', release.bridgeVersion],
    ...when(release.ends.length > 0, 'last minor with', release.ends.join(', ')),
    ['objects', installedFrom ?? `by \`npx fleet vendor ${release.release} --from <file or URL>\``],
    ['fields', fieldsTexts[fields]],
    ['used by', usedBy.length === 0 ? 'no Kubernetes cluster of this fleet' : usedBy.join(', ')],
  ];
}

function when(holds: boolean, label: string, text: string): readonly Detail[] {
  return holds ? [[label, text]] : [];
}

const version = 1;

/** The same for one and for all. */
export function formatReleasesJson(releases: readonly ListedRelease[]): string {
  const list = releases.map(({ release, usedBy, installedFrom, fields }) => ({
    ...release,
    usedBy,
    installedFrom: installedFrom ?? null,
    fields,
  }));
  return `${JSON.stringify({ version, releases: list }, null, 2)}\n`;
}

/** Numbered, each step with its reason below it. */
export function formatPath(steps: readonly UpgradeStep[], paint: Paint): string {
  if (steps.length === 0) return 'There is nothing to do.\n';
  const digits = String(steps.length).length;
  const lines = steps.flatMap(({ text, why }, index) => {
    const number = `${String(index + 1).padStart(digits)}. `;
    const below = ' '.repeat(number.length);
    return [`${number}${paint.bold(text)}`, ...wrap(why, width - below.length).map((line) => paint.dim(below + line))];
  });
  const releases = steps.filter(({ kind }) => kind === 'operator').length;
  return [
    ...lines,
    '',
    `${plural(steps.length, 'step')}, ${plural(releases, 'release')} of Strimzi. Each new release and each new Kafka version restarts all brokers, one by one;`,
    'take the next step when they are back.',
    '',
  ].join('\n');
}

export function formatPathJson(from: string, to: string, steps: readonly UpgradeStep[]): string {
  return `${JSON.stringify({ version, from, to, steps }, null, 2)}\n`;
}
