import type { Plain } from '../../source/node.ts';
import { plainAt } from '../../source/plain.ts';
import type { ArgoCdContext } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { type ApplicationSet, inFile, isFaultOfTemplate, leavesOut, type SetFile, setsIn } from './applications.ts';
import { byHandFile } from './example-set.ts';
import { fieldAt, readTemplate } from './go-template.ts';

export default defineKubernetesRule({
  id: 'application-file-unfit',
  summary: 'A file that makes an Application has every field that the template of its set takes.',
  severity: 'error',
  why: `A file that is no map, or lacks a field, stops the whole set: no Application of it is made or changed until the file is mended. A key
\`path\` is overwritten by the generator with the folder of the file itself: Applications then looked there, and said Synced and Healthy with
nothing in them. A file that no set reads makes nothing.`,
  fix: 'Write the file as the generated ones beside it are, with one map, and every value as text.',
  bad: byHandFile({ path: 'overlays/hz/by-hand' }),
  good: byHandFile(),
  check({ argocd }, report) {
    // What could not be rendered has been told.
    if (argocd === undefined || argocd.own.length === 0) return;
    const sets = setsIn(argocd);
    const read = new Set(sets.flatMap((set) => set.files.map(({ file }) => file)));
    for (const file of argocd.files)
      if (!read.has(file) && file.readable && /\.(?:ya?ml|json)$/.test(file.path))
        report(
          `No set reads \`${file.path}\`, so it makes no Application; put it beside the generated files of a set, as \`<name>.yaml\`.`,
          inFile(file),
        );
    for (const set of sets)
      for (const file of set.files)
        if (!file.file.generated && file.file.readable)
          for (const { message, at } of faultsOf(file, set, argocd))
            report(message, at === undefined ? inFile(file.file) : { ...inFile(file.file), route: [at], key: true });
  },
});

interface Fault {
  readonly message: string;
  readonly at?: string;
}

function faultsOf({ file, node, values }: SetFile, set: ApplicationSet, argocd: ArgoCdContext): readonly Fault[] {
  if (node === undefined) {
    const what = file.documents.length === 0 ? 'is empty' : 'is no map';
    return [
      {
        message: `This file ${what}, so ApplicationSet \`${set.object.name}\` makes no Application at all; write the fields of one as a map.`,
      },
    ];
  }
  const faults: Fault[] = [];
  if (file.documents.length > 1)
    faults.push({
      message: 'Of several documents Argo CD reads the first alone; give each Application a file of its own.',
    });
  for (const reserved of ['path', 'values'])
    if (node.entries.has(reserved) && isSet(set, reserved))
      faults.push({
        message: `\`${reserved}\` is overwritten by the generator, so the Application would look elsewhere and say Synced with nothing in it; name the folder in \`overlay\`.`,
        at: reserved,
      });
  if (plainAt(set.plain, 'spec', 'goTemplate') !== true) return faults;
  // Who writes `path` means `overlay`.
  const hasPath = faults.some(({ at }) => at === 'path') && !node.entries.has('overlay');
  const fields = takenBy(plainAt(set.plain, 'spec', 'template')).filter(
    (field) => !isFaultOfTemplate(set, field) && !(hasPath && field[0] === 'overlay'),
  );
  const missing = [
    ...new Set(fields.filter((field) => fieldAt(values, field) === undefined).map((field) => field.join('.'))),
  ];
  if (missing.length > 0)
    faults.push({
      message: `${listNames(missing)} ${missing.length === 1 ? 'is' : 'are'} missing, so ApplicationSet \`${set.object.name}\` makes no Application at all; add ${missing.length === 1 ? 'it' : 'them'}.`,
    });
  for (const [field = '', ...below] of uniqueFields(fields)) {
    if (below.length > 0 || !node.entries.has(field)) continue;
    const value = values[field];
    if (value !== null && typeof value !== 'object' && String(value) !== '') continue;
    const found = value === null || value === '' ? 'empty' : Array.isArray(value) ? 'a list' : 'a map';
    faults.push({
      message: `\`${field}\` is ${found}, where the template of ApplicationSet \`${set.object.name}\` takes text; write text.`,
      at: field,
    });
  }
  return [...faults, ...readsFault(values, argocd)];
}

/** A path that is not watched is a change that does not arrive. */
function readsFault(values: SetFile['values'], argocd: ArgoCdContext): readonly Fault[] {
  const { overlay: folder, reads } = values;
  if (typeof folder !== 'string' || typeof reads !== 'string' || !argocd.overlays.has(folder)) return [];
  const wanted = argocd.reads(folder);
  return !leavesOut(reads, wanted)
    ? []
    : [
        {
          message: `\`reads\` leaves out what the overlay is made of, so a change there would not arrive; write \`${wanted}\`.`,
          at: 'reads',
        },
      ];
}

function isSet({ plain }: ApplicationSet, reserved: string): boolean {
  const generators = plainAt(plain, 'spec', 'generators');
  return (Array.isArray(generators) ? (generators as readonly Plain[]) : []).some((one) =>
    reserved === 'path'
      ? plainAt(one, 'git', 'pathParamPrefix') === undefined
      : plainAt(one, 'git', 'values') !== undefined,
  );
}

function takenBy(plain: Plain | undefined): readonly (readonly string[])[] {
  if (typeof plain === 'string') return readTemplate(plain).fields;
  if (typeof plain !== 'object' || plain === null) return [];
  return Object.entries(plain).flatMap(([key, value]) => [...readTemplate(key).fields, ...takenBy(value as Plain)]);
}

function uniqueFields(fields: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(fields.map((one) => [one.join('.'), one])).values()];
}
