import { applicationFields } from '../../generate/argocd/applications.ts';
import { sets } from '../../generate/argocd/names.ts';
import type { Plain, Route } from '../../source/node.ts';
import { isPlainMap, listAt, plainAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ApplicationFile } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import { type ApplicationSet, applicationsFolder, isFaultOfTemplate, isOwnFile, setsIn } from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';
import { readTemplate } from './go-template.ts';

export default defineKubernetesRule({
  id: 'application-set-breaks',
  summary: 'The template of a set can be filled in, from files that are its own.',
  severity: 'error',
  why: `One text that cannot be filled in stops the whole set: none of its Applications is made or changed until it is mended, and those that
are there go on as they were. Without \`goTemplate\` and \`missingkey=error\` it is worse, as a field that is missing becomes text such as
\`<no value>\`, in a name or a path. A file that two sets read makes one Application twice.`,
  fix: 'Correct the template or the path; the fields that files have are those of the generated ones.',
  bad: setExample('spec: { template: { metadata: { labels: { tier: "{{.tier}}" } } } }'),
  good: soundArgoCd,
  check({ argocd, kubernetes }, report) {
    if (argocd === undefined) return;
    const all = setsIn(argocd);
    for (const set of all) {
      checkOptions(set, report);
      if (plainAt(set.plain, 'spec', 'goTemplate') === true) checkTemplate(set, report);
      checkPatterns(set, all, applicationsFolder(kubernetes.id), report);
    }
  },
});

function checkOptions({ plain, object }: ApplicationSet, report: Report): void {
  if (plainAt(plain, 'spec', 'goTemplate') !== true)
    report(
      `This set has \`goTemplate\` off, so a field that is missing stays in the text as \`{{…}}\`; set \`spec.goTemplate: true\`.`,
      { node: object.node, route: ['spec', 'goTemplate'] },
    );
  else if (
    // The last one holds.
    listAt(plain, 'spec', 'goTemplateOptions').findLast((one) => String(one).startsWith('missingkey=')) !==
    'missingkey=error'
  )
    report(
      `This set lacks \`missingkey=error\`, so a field that is missing becomes \`<no value>\`; add it to \`spec.goTemplateOptions\`.`,
      { node: object.node, route: ['spec', 'goTemplateOptions'] },
    );
}

function checkTemplate(set: ApplicationSet, report: Report): void {
  const { plain, object, called } = set;
  for (const { text, route, isKey } of textsIn(plainAt(plain, 'spec', 'template'), ['spec', 'template'])) {
    const { fault, fields } = readTemplate(text);
    const place = { node: object.node, route, key: isKey };
    if (fault !== undefined) {
      report(
        `In the template of ${called}, ${fault}, so it makes no Application at all; correct \`${shorten(text)}\`.`,
        place,
      );
      continue;
    }
    const missing = fields.find((field) => isFaultOfTemplate(set, field));
    if (missing !== undefined)
      report(
        `The template of ${called} takes \`.${missing.join('.')}\`, which its files do not have, so it makes no Application at all; take one of ${listNames(
          applicationFields.map((one) => `.${one}`),
          'or',
        )}.`,
        place,
      );
  }
}

interface Text {
  readonly text: string;
  readonly route: Route;
  readonly isKey: boolean;
}

/** Every text of a template is one of its own, keys too. */
function textsIn(plain: Plain | undefined, route: Route): readonly Text[] {
  if (typeof plain === 'string') return [{ text: plain, route, isKey: false }];
  if (Array.isArray(plain)) return (plain as readonly Plain[]).flatMap((one, index) => textsIn(one, [...route, index]));
  if (!isPlainMap(plain)) return [];
  return Object.entries(plain).flatMap(([key, value]) => [
    ...(key.includes('{{') ? [{ text: key, route: [...route, key], isKey: true }] : []),
    ...textsIn(value, [...route, key]),
  ]);
}

function checkPatterns(set: ApplicationSet, all: readonly ApplicationSet[], folder: string, report: Report): void {
  for (const { path, route, files } of set.patterns) {
    const place = { node: set.object.node, route };
    const [start = ''] = path.replace(/^\/+/, '').split(/[*?[{]/);
    const below = start.startsWith(`${folder}/`) ? (start.slice(folder.length + 1).split('/')[0] ?? '') : undefined;
    const foreign = files.find((one) => !one.path.startsWith(`${folder}/`));
    const shared = files.find((file) => !isOwnFile(set, file) && readerBefore(set, file, all) !== undefined);
    const other = shared && readerBefore(set, shared, all);
    if (foreign !== undefined)
      report(
        `This set reads \`${foreign.path}\` by \`${shorten(path)}\`, which is no file of Applications here; name files below \`${folder}/\`.`,
        place,
      );
    else if (shared !== undefined)
      report(
        `This set reads \`${shared.path}\`, as does ApplicationSet \`${other?.object.name}\`; give each a folder of its own.`,
        place,
      );
    else if (files.length === 0 && !sets.some(({ name }) => name === below))
      report(
        `\`${shorten(path)}\` of ${set.called} matches no file, so it makes nothing; name files below \`${folder}/\`.`,
        place,
      );
  }
}

/** Another set that reads a file: the one whose folder it is in, or else one that comes first. */
function readerBefore(
  set: ApplicationSet,
  file: ApplicationFile,
  all: readonly ApplicationSet[],
): ApplicationSet | undefined {
  return all.find(
    (one, index) =>
      one !== set && one.files.some((read) => read.file === file) && (isOwnFile(one, file) || index < all.indexOf(set)),
  );
}
