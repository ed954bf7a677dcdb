import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ArgoCdContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { applicationsIn, leavesOut, setsIn, writtenIn } from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';

/** What renders otherwise than kustomize does here. */
const others: readonly string[] = ['helm', 'kustomize', 'directory', 'plugin', 'chart'];

export default defineKubernetesRule({
  id: 'application-source-unfit',
  summary: 'Applications are the overlays of this repository at its revision, rendered as they are.',
  severity: 'error',
  why: `What is applied is what was judged here: an overlay, rendered by kustomize with nothing added. Another repository, another revision, a
chart, or images and prefixes that the Application adds were looked at by nobody. Overrides also make Argo CD render the overlays of a
repository one after the other.`,
  fix: 'Take the override out and say it in the overlay or its base; repository and revision are those of `clusters/argocd.yaml`.',
  bad: setExample('spec: { template: { spec: { source: { kustomize: { namePrefix: new- } } } } }'),
  good: soundArgoCd,
  check({ argocd }, report) {
    if (argocd === undefined) return;
    const { repository, revision } = argocd.authored.spec;
    const differs = (plain: Plain, route: Route, wanted: string): string | undefined => {
      const found = textAt(plain, ...route);
      return found === wanted
        ? undefined
        : `\`${route.at(-1)}\` is ${found === undefined ? 'not there' : `\`${shorten(found)}\``}`;
    };
    for (const { object, plain, called, route: start } of writtenIn(argocd)) {
      const tell = (route: Route, message: string): void =>
        report(`In ${called}, ${message}`, { node: object.node, route: [...start, ...route] });
      for (const field of ['sources', 'sourceHydrator'])
        if (hasAt(plain, 'spec', field))
          tell(
            ['spec', field],
            `\`${field}\` renders from more than one place, which nobody can judge here; use \`source\` with one overlay.`,
          );
      if (!hasAt(plain, 'spec', 'source')) continue;
      const repo = differs(plain, ['spec', 'source', 'repoURL'], repository);
      if (repo !== undefined)
        tell(
          ['spec', 'source', 'repoURL'],
          `${repo}, but this repository is \`${shorten(repository)}\`; take it from there.`,
        );
      const at = differs(plain, ['spec', 'source', 'targetRevision'], revision);
      if (at !== undefined)
        tell(['spec', 'source', 'targetRevision'], `${at}, but Argo CD follows \`${shorten(revision)}\`; set that.`);
      for (const field of others)
        if (hasAt(plain, 'spec', 'source', field))
          tell(
            ['spec', 'source', field],
            `\`${field}\` changes what was judged here, and slows rendering down; say it in the overlay.`,
          );
    }
    checkPaths(argocd, report);
    for (const { object, plain, called } of setsIn(argocd))
      for (const [index, generator] of listAt(plain, 'spec', 'generators').entries()) {
        if (!hasAt(generator, 'git')) continue;
        const route = (field: string): Route => ['spec', 'generators', index, 'git', field];
        for (const [field, wanted] of [
          ['repoURL', repository],
          ['revision', revision],
        ] as const) {
          const found = differs(generator, ['git', field], wanted);
          if (found !== undefined)
            report(`In ${called}, ${found}, but its files are judged at \`${shorten(wanted)}\`; set that.`, {
              node: object.node,
              route: route(field),
            });
        }
      }
  },
});

const paths: Route = ['metadata', 'annotations', 'argocd.argoproj.io/manifest-generate-paths'];

/** Of a template, or an Application as it is written; that a file leaves one out is told of the file. */
function checkPaths(argocd: ArgoCdContext, report: Report): void {
  const told = new Set<unknown>();
  for (const one of applicationsIn(argocd)) {
    const [overlay, given, place] = [one.text('spec', 'source', 'path'), one.text(...paths), one.place(...paths)];
    if (overlay === undefined || given === undefined || place.node !== one.object.node || told.has(one.object))
      continue;
    if ((argocd.overlays.get(overlay) ?? []).length === 0 || !leavesOut(given, argocd.reads(overlay))) continue;
    told.add(one.object);
    const advice = one.file === undefined ? argocd.reads(overlay) : '{{.reads}}';
    report(
      `In ${one.file === undefined ? one.called : 'the template of this set'}, \`manifest-generate-paths\` leaves out what ${one.file === undefined ? `\`${overlay}\` is` : 'overlays are'} made of, so a change there would not arrive; write \`${advice}\`.`,
      place,
    );
  }
}
