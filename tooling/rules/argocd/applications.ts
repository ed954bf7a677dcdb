/**
 * Owns which Applications there are: those that stand in overlays, and those that sets make, each from its file. Of one that a set makes
 * a field is the file's where the template takes it from there, so that is where a finding about it stands.
 */
import { applicationFields } from '../../generate/argocd/applications.ts';
import { argocdDirectory } from '../../generate/argocd/names.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { map, nodeAt, type Plain, type Route, toPlain, type YamlMap } from '../../source/node.ts';
import { isPlainMap, listAt, mapAt, type PlainMap, plainAt, textAt } from '../../source/plain.ts';
import type { ApplicationFile, ArgoCdContext } from '../context.ts';
import type { Place } from '../place.ts';
import { fieldAt, readTemplate } from './go-template.ts';

const argoproj = 'argoproj.io/v1alpha1';

/** An Application, or what a set makes all of its from. */
export interface Written {
  readonly object: RenderedObject;
  /** Where it stands in the object. */
  readonly route: Route;
  readonly plain: Plain;
  /** `Application \`a\``; of a set without its name, as what all sets have from one line is one fault. */
  readonly called: string;
}

export interface Application extends Written {
  readonly file?: ApplicationFile;
  /** A field with its template filled in; undefined where it is no text, or not sure. */
  text(...route: Route): string | undefined;
  place(...route: Route): Place;
  /** What to call it in a finding at that place: a line of the template is of all its Applications. */
  calledAt(...route: Route): string;
}

export interface ApplicationSet extends Written {
  /** Of the generators for files of Git. */
  readonly patterns: readonly Pattern[];
  readonly files: readonly SetFile[];
}

export interface Pattern {
  readonly route: Route;
  readonly path: string;
  readonly files: readonly ApplicationFile[];
}

export interface SetFile {
  readonly file: ApplicationFile;
  /** Undefined where it is no map. */
  readonly node: YamlMap | undefined;
  /** What the template sees: the file, and what the generator adds. */
  readonly values: PlainMap;
}

export function ofKind(objects: readonly RenderedObject[], kind: string): readonly RenderedObject[] {
  return objects.filter((one) => one.kind === kind && one.apiVersion === argoproj);
}

export function everything({ hub, own }: ArgoCdContext): readonly RenderedObject[] {
  return [...hub, ...own];
}

/** Applications as they are written: objects, and the templates of sets. */
export function writtenIn(context: ArgoCdContext): readonly Written[] {
  return [
    ...ofKind(everything(context), 'Application').map((object) => ({
      object,
      route: [],
      plain: toPlain(object.node),
      called: `Application \`${object.name}\``,
    })),
    ...setsIn(context).map(({ object, plain }) => ({
      object,
      route: ['spec', 'template'],
      plain: plainAt(plain, 'spec', 'template') ?? {},
      called: 'the template of this set',
    })),
  ];
}

const knownSets = new WeakMap<ArgoCdContext, readonly ApplicationSet[]>();

export function setsIn(context: ArgoCdContext): readonly ApplicationSet[] {
  const known =
    knownSets.get(context) ?? ofKind(everything(context), 'ApplicationSet').map((one) => readSet(one, context));
  knownSets.set(context, known);
  return known;
}

function readSet(object: RenderedObject, context: ArgoCdContext): ApplicationSet {
  const plain = toPlain(object.node);
  const patterns: Pattern[] = [];
  const files: SetFile[] = [];
  for (const [index, generator] of listAt(plain, 'spec', 'generators').entries()) {
    const git = plainAt(generator, 'git');
    const listed = listAt(git, 'files').map((one, at) => ({
      path: textAt(one, 'path') ?? '',
      isExcluded: plainAt(one, 'exclude') === true,
      route: ['spec', 'generators', index, 'git', 'files', at, 'path'],
    }));
    const excluded = new Set(
      listed.flatMap((one) => (one.isExcluded ? context.matching(one.path).map(({ path }) => path) : [])),
    );
    for (const { path, isExcluded, route } of listed) {
      if (isExcluded) continue;
      const found = context.matching(path).filter((one) => !excluded.has(one.path));
      patterns.push({ route, path, files: found });
      for (const file of found)
        if (isOfApplications(file) && !files.some((one) => one.file === file)) files.push(readFile(file, git));
    }
  }
  return { object, route: [], plain, patterns, files, called: 'this set' };
}

/** Other files that a path matches make nothing that can be judged. */
function isOfApplications({ path }: ApplicationFile): boolean {
  return /^overlays\/[^/]+\/argocd\/applications\//.test(path);
}

/** Whether a set is the one that a file stands in the folder of. */
export function isOwnFile({ object }: Written, { path }: ApplicationFile): boolean {
  return object.name.endsWith(`-${path.split('/').at(-2)}`);
}

/** Whether no file could have a field: what generate writes has all that there is. */
export function isFaultOfTemplate({ files }: ApplicationSet, field: readonly string[]): boolean {
  const generated = files.filter(({ file, node }) => file.generated && node !== undefined);
  if (generated.length > 0) return generated.every(({ values }) => fieldAt(values, field) === undefined);
  const [first = ''] = field;
  if (first === 'path' || applicationFields.some((one) => one === first)) return false;
  return files.every(({ values }) => fieldAt(values, field) === undefined);
}

/** As the generator for files of Git does it (generateParamsFromGitFile in applicationset/generators/git.go). */
function readFile(file: ApplicationFile, git: Plain | undefined): SetFile {
  const [node] = file.documents;
  if (node?.kind !== 'map') return { file, node: undefined, values: {} };
  const parts = file.path.split('/');
  const filename = parts.pop() ?? '';
  const path = {
    path: parts.join('/'),
    basename: parts.at(-1) ?? '',
    filename,
    basenameNormalized: normalized(parts.at(-1) ?? ''),
    filenameNormalized: normalized(filename),
    segments: parts,
  };
  const prefix = textAt(git, 'pathParamPrefix');
  const own = toPlain(node);
  const base = { ...(isPlainMap(own) ? own : {}), ...(prefix === undefined ? { path } : { [prefix]: { path } }) };
  const values = Object.fromEntries(
    Object.entries(mapAt(git, 'values')).map(([key, value]) => [key, readTemplate(String(value)).text(base) ?? null]),
  );
  return { file, node, values: Object.keys(values).length > 0 ? { ...base, values } : base };
}

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}

const knownApplications = new WeakMap<ArgoCdContext, readonly Application[]>();

/** All of them. A set that is not sure to make any has none here. */
export function applicationsIn(context: ArgoCdContext): readonly Application[] {
  const known = knownApplications.get(context) ?? readApplications(context);
  knownApplications.set(context, known);
  return known;
}

/** Those that a person wrote last, so that they are told of what was there, and not the other way round. */
export function byHandLast(all: readonly Application[]): readonly Application[] {
  const isByHand = ({ file: of }: Application): boolean => of !== undefined && !of.generated;
  return [...all.filter((one) => !isByHand(one)), ...all.filter(isByHand)];
}

function readApplications(context: ArgoCdContext): readonly Application[] {
  const [objects, templates] = [true, false].map((isObject) =>
    writtenIn(context).filter((one) => (one.route.length === 0) === isObject),
  );
  const alone = (objects ?? []).map((one) => ({
    ...one,
    text: (...route: Route) => textAt(one.plain, ...route),
    place: (...route: Route) => ({ node: one.object.node, route }),
    calledAt: () => one.called,
  }));
  const made = (templates ?? []).flatMap((one) => {
    const set = setsIn(context).find(({ object }) => object === one.object);
    if (set === undefined || plainAt(set.plain, 'spec', 'goTemplate') !== true) return [];
    return set.files.flatMap((file) => (file.node === undefined ? [] : [madeFrom(file, file.node, one)]));
  });
  // That two sets read one file is told of the sets.
  const seen = new Set<ApplicationFile>();
  const isFirst = ({ file }: Application): boolean => {
    if (file === undefined || seen.has(file)) return false;
    seen.add(file);
    return true;
  };
  const isOwn = (one: Application): boolean => one.file !== undefined && isOwnFile(one, one.file);
  return [...alone, ...made.filter(isOwn).filter(isFirst), ...made.filter((one) => !isOwn(one)).filter(isFirst)];
}

function madeFrom({ file, values }: SetFile, node: YamlMap, written: Written): Application {
  const { object, plain } = written;
  const raw = (route: Route): string | undefined => textAt(plain, ...route);
  const text = (...route: Route): string | undefined => {
    const found = raw(route);
    return found === undefined ? undefined : readTemplate(found).text(values);
  };
  const name = text('metadata', 'name');
  const called = name === undefined ? `The Application of \`${file.path}\`` : `Application \`${name}\``;
  const fieldOf = (route: Route): readonly string[] | undefined => {
    const [field] = readTemplate(raw(route) ?? '').fields;
    return field !== undefined && nodeAt(node, field) !== undefined ? field : undefined;
  };
  return {
    ...written,
    file,
    called,
    text,
    place(...route) {
      const field = fieldOf(route);
      return field === undefined ? { node: object.node, route: [...written.route, ...route] } : { node, route: field };
    },
    calledAt: (...route) => (fieldOf(route) === undefined ? 'Every Application of this set' : called),
  };
}

/** Somewhere in a file that is no map. */
export function inFile({ file, documents }: ApplicationFile, index = 0): Place {
  const node = documents[index];
  if (node?.kind === 'map') return { node, route: [] };
  return { node: map(new Map(), node?.origin ?? { file, start: 0, end: 0 }), route: [] };
}

/** Whether a path that an overlay is made of is not watched, so that a change there does not arrive. Paths as `manifest-generate-paths` has them. */
export function leavesOut(reads: string, wanted: string): boolean {
  const given = reads.split(';').map((one) => one.trim());
  return !wanted
    .split(';')
    .every((path) =>
      given.some((one) => one === path || (one.startsWith('/') && path.startsWith(`${one.replace(/\/$/, '')}/`))),
    );
}

/** Where the files of the Applications of a Kubernetes cluster stand. */
export function applicationsFolder(id: string): string {
  return `${argocdDirectory(id)}/applications`;
}
