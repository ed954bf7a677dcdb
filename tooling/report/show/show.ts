/** Owns the picture of one Kafka cluster on one screen of a terminal: what runs, where it is reached, what it keeps, what restarts it. */
import { visible } from '../../source/show.ts';
import { type Paint, paintFor } from '../paint.ts';
import { podsText } from '../plan/pods-text.ts';
import { safeJson } from '../safe-text.ts';
import { plural } from '../summary.ts';
import { wrap } from '../wrap.ts';
import type { ClusterPicture, ListenerPicture, PodGroup } from './picture.ts';

export interface ShowOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width?: number | undefined;
}

const usualWidth = 110;
const widths = { from: 60, to: 140 } as const;
const mostSecrets = 6;
const mostListeners = 8;
const mostServices = 12;
const mostShapes = 4;
const label = 11;

export function formatPicture(picture: ClusterPicture, { color, width = usualWidth }: ShowOptions): string {
  const paint = paintFor(color);
  const columns = Math.min(widths.to, Math.max(widths.from, width));
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.flatMap((line, index) => labelled(index === 0 ? title : '', visible(line), columns, paint));
  return `${[
    heading(picture, paint),
    ...labelled('', versions(picture), columns, paint),
    '',
    ...section('Pods', table(picture.pods.map((one) => podCells(one, sameZones(picture) === undefined)))),
    '',
    ...section('Addresses', addresses(picture.listeners)),
    ...section('Services', [services(picture)]),
    '',
    ...section('Claims', claims(picture)),
    ...section('Secrets', secrets(picture)),
    ...section('Lists', [`${plural(picture.topics, 'topic')}, ${plural(picture.users, 'user')}`]),
    '',
    ...section('Restarts', restarts(picture)),
    '',
    ...labelled('Findings', findings(picture, paint), columns, paint),
  ].join('\n')}\n`;
}

export function formatPictureJson(picture: ClusterPicture): string {
  return `${safeJson(picture)}\n`;
}

function heading({ id, tier, owner, stack, file }: ClusterPicture, paint: Paint): string {
  return `${paint.bold(visible(id))}  ${paint.dim(visible(`${tier}, ${owner}, ${stack}, ${file}`))}`;
}

function versions(picture: ClusterPicture): string {
  const { kafka, metadataVersion, strimzi, namespace } = picture;
  const zones = sameZones(picture);
  const metadata = metadataVersion === null ? '' : `, metadata ${metadataVersion}`;
  return visible(
    `Kafka ${kafka}${metadata}, Strimzi ${strimzi}, namespace ${namespace}${zones === undefined ? '' : `, zones ${zones}`}`,
  );
}

/** The lines after the label; a line is broken where it does not fit, but for a word that is longer. */
function labelled(title: string, text: string, width: number, paint: Paint): readonly string[] {
  const margin = ' '.repeat(label + (/^ */.exec(text)?.[0].length ?? 0));
  const isTable = text.trim().includes('  ');
  const [first = '', ...rest] =
    isTable && text.length <= width - label ? [text.trim()] : wrap(text, width - margin.length - 2);
  return [
    `${paint.dim(title.padEnd(label))}${margin.slice(label)}${first}`,
    ...rest.map((line) => `${margin}  ${line}`),
  ];
}

/** Where all nodes may run in the same. */
function sameZones({ pods }: ClusterPicture): string | undefined {
  const zones = new Set(pods.filter((one) => one.heap !== undefined).map((one) => (one.zones ?? []).join(' ')));
  const [only] = zones;
  return zones.size === 1 && only !== '' ? only : undefined;
}

function podCells({ pods, roles, cpu, memory, heap, zones, disks }: PodGroup, tellZones: boolean): readonly string[] {
  const sizes = [...new Set(disks.map((one) => `${one.size}${one.class === null ? '' : ` ${one.class}`}`))];
  const each = disks.length > 1 && sizes.length === 1 ? `${disks.length} × ` : '';
  return [
    podsText(pods.map((pod) => ({ pod, times: 1 }))),
    roles.join(' and '),
    [...(cpu === undefined ? [] : [`${cpu} CPU`]), ...(memory === undefined ? [] : [memory])].join(', '),
    heap === undefined ? '' : `heap ${heap}`,
    sizes.length === 0 ? '' : `disk ${each}${sizes.join(' and ')}`,
    zones === undefined || !tellZones ? '' : `zones ${zones.join(' ')}`,
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const sizes: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) sizes[index] = Math.max(sizes[index] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, index) => (sizes[index] === 0 ? '' : `${cell.padEnd(sizes[index] ?? 0)}  `))
      .join('')
      .trimEnd(),
  );
}

function addresses(listeners: readonly ListenerPicture[]): readonly string[] {
  const lines = listeners.slice(0, mostListeners).flatMap((one) => {
    const proof = one.authentication === 'none' ? 'nobody is asked who they are' : one.authentication;
    return [
      `${one.name}: ${one.type}, ${one.tls ? 'TLS' : 'not encrypted'}, ${proof}`,
      `  bootstrap ${one.bootstrap}`,
      `  brokers   ${brokerAddresses(one)}`,
    ];
  });
  const more = listeners.length - mostListeners;
  return [...(lines.length === 0 ? ['none'] : lines), ...(more > 0 ? [`and ${plural(more, 'more listener')}`] : [])];
}

/** Those that differ in a number alone are told as one: `orders-brokers-{0…2}.orders…`. */
function brokerAddresses({ brokers }: ListenerPicture): string {
  if (brokers.length === 0) return 'none';
  const alike = new Map<string, ListenerPicture['brokers'][number][]>();
  for (const one of brokers) {
    const shape = one.address.replace(new RegExp(`(?<![0-9])${one.broker}(?![0-9])`), '#');
    alike.set(shape, [...(alike.get(shape) ?? []), one]);
  }
  const texts = [...alike].slice(0, mostShapes).map(([shape, found]) => {
    const [first] = found;
    if (found.length === 1 && first !== undefined)
      return `${alike.size > 1 ? `${first.broker}: ` : ''}${first.address}`;
    return shape.includes('#') ? shape.replace('#', `{${numbers(found)}}`) : `${numbers(found)}: ${shape}`;
  });
  return `${texts.join('; ')}${alike.size > mostShapes ? ' and others' : ''}`;
}

function numbers(brokers: ListenerPicture['brokers']): string {
  return podsText(brokers.map(({ broker }) => ({ pod: `-${broker}`, times: 1 }))).replace(/^-/, '');
}

function services({ services: all }: ClusterPicture): string {
  const shown = all.filter((one) => !/-\d+$/.test(one.name)).slice(0, mostServices);
  const others = all.length - shown.length;
  const texts = shown.map(
    ({ name, type, ports }) => `${name}:${ports.join(',')}${type === 'ClusterIP' ? '' : ` (${type})`}`,
  );
  return `${texts.join(', ')}${others > 0 ? ` and ${others} more, for single brokers` : ''}`;
}

function claims({ claims: all }: ClusterPicture): readonly string[] {
  if (all.length === 0) return ['none: data is gone with a pod'];
  return table(
    all.map((one) => [
      podsText(one.names.map((pod) => ({ pod, times: 1 }))),
      `${one.names.length} × ${one.size}`,
      one.class === null ? 'default class' : one.class,
      one.deleteClaim ? 'deleted with the cluster' : 'kept',
    ]),
  );
}

function secrets({ secrets: all }: ClusterPicture): readonly string[] {
  const shown = all.slice(0, mostSecrets);
  const more = all.length - shown.length;
  return [
    ...(all.length === 0
      ? ['clients need none']
      : table(shown.map((one) => [one.name, one.keys.join(' '), `for ${one.for}`]))),
    ...(more > 0 ? [`and ${plural(more, 'more Secret')}`] : []),
  ];
}

function restarts({ restarts: { atStart, live }, pods }: ClusterPicture): readonly string[] {
  const own = pods.filter((one) => one.heap === undefined).flatMap((one) => one.pods);
  return [
    'all nodes: the release of Strimzi, images, version of Kafka',
    'brokers: listeners, authorization, rack, jmx, tieredStorage, metrics on or off',
    'the nodes it is said of: cpu, memory, heap, jvm, podLabels, podAnnotations, placement, a volume more or less',
    `brokers, of \`config\`: ${listed(atStart)}`,
    `nothing, of \`config\`: ${listed(live)}`,
    'nothing: a larger disk, topics, users, metadataVersion, who may connect (network policies)',
    ...(own.length === 0 ? [] : [`only their own pod: what is said of ${own.join(', ')}`]),
  ];
}

function listed(keys: readonly string[]): string {
  const most = 5;
  if (keys.length === 0) return 'none here';
  return keys.length > most ? `${keys.slice(0, most).join(', ')} and ${keys.length - most} more` : keys.join(', ');
}

function findings({ findings: { errors, warnings }, id }: ClusterPicture, paint: Paint): string {
  if (errors + warnings === 0) return `${paint.green('✓')} none`;
  const parts = [
    ...(errors > 0 ? [paint.red(plural(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.yellow(plural(warnings, 'warning'))] : []),
  ];
  return `${parts.join(' and ')}; \`npx fleet validate --cluster ${visible(id)}\` tells them`;
}
