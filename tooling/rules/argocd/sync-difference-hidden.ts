import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ArgoCdContext } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { writtenIn } from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';
import { settingsOf } from './settings.ts';

const setting = 'resource.customizations.ignoreDifferences.';
const harm = 'so Argo CD neither applies a merge that changes only that, nor takes back a change by hand';

export default defineKubernetesRule({
  id: 'sync-difference-hidden',
  summary: 'Argo CD sees every difference in what Strimzi reads.',
  severity: 'error',
  why: `Of what \`ignoreDifferences\` names Argo CD sees no difference. Where a merge changes nothing else, the Application stays Synced and
auto-sync has nothing to do; a change by hand stays as well. The status of an object, or a field that a controller writes into one that is not
Strimzi's, may be left out; the \`spec\` of a Kafka cluster may not, nor everything of every kind.`,
  fix: 'Take the entry out, or name the kind and the one field that something else than Git decides.',
  bad: setExample(
    'spec: { template: { spec: { ignoreDifferences: [{ group: kafka.strimzi.io, kind: Kafka, jsonPointers: [/spec] }] } } }',
  ),
  good: soundArgoCd,
  check({ argocd }, report) {
    if (argocd === undefined) return;
    for (const { object, plain, called, route: start } of writtenIn(argocd))
      for (const [index, entry] of listAt(plain, 'spec', 'ignoreDifferences').entries()) {
        const isWide = coversMuch(textAt(entry, 'group') ?? '', textAt(entry, 'kind') ?? '');
        for (const { told, route } of hiddenIn(entry, isWide))
          report(`In ${called}, \`ignoreDifferences\` hides ${told}, ${harm}; take it out.`, {
            node: object.node,
            route: [...start, 'spec', 'ignoreDifferences', index, ...route],
          });
      }
    checkSettings(argocd, report);
  },
});

function checkSettings(argocd: ArgoCdContext, report: Report): void {
  for (const [key, { value, place }] of settingsOf(argocd)) {
    if (!key.startsWith(setting)) continue;
    const [group = '', kind = ''] = key.slice(setting.length).split(/_(?=[^_]*$)/);
    const isWide = group === 'all' || coversMuch(group, kind);
    const paths = [...value.matchAll(/(?:^|[\s[,"'])([/.][A-Za-z][^\s"',]*)/g)].map(([, path = '']) =>
      path.includes('[') ? path : path.replace(/\]+$/, ''),
    );
    const hidden = paths.find((path) => hides(path, isWide));
    const told =
      hidden !== undefined
        ? `\`${shorten(hidden)}\``
        : isWide && /managedFieldsManagers/.test(value)
          ? managers
          : undefined;
    if (told !== undefined) report(`\`${key}\` hides ${told}, ${harm}; take it out.`, place);
  }
}

const managers = 'whatever these field managers have set';

interface Hidden {
  readonly told: string;
  readonly route: Route;
}

function hiddenIn(entry: Plain, isWide: boolean): readonly Hidden[] {
  const paths = ['jsonPointers', 'jqPathExpressions'].flatMap((field) =>
    listAt(entry, field).flatMap((path, at) =>
      hides(String(path), isWide) ? [{ told: `\`${shorten(String(path))}\``, route: [field, at] }] : [],
    ),
  );
  return isWide && hasAt(entry, 'managedFieldsManagers')
    ? [...paths, { told: managers, route: ['managedFieldsManagers'] }]
    : paths;
}

/** Strimzi's kinds, those that hold its configuration, and kinds by a pattern. */
function coversMuch(group: string, kind: string): boolean {
  return (
    /[*?[{]/.test(group + kind) ||
    group === 'kafka.strimzi.io' ||
    (group === '' && ['ConfigMap', 'Namespace', 'PersistentVolumeClaim'].includes(kind))
  );
}

/** @param isWide of an object of another kind, a field below the first one may be somebody else's. */
function hides(path: string, isWide: boolean): boolean {
  const [first = '', ...below] = path.replace(/^[/.]/, '').split(/[/.[]/);
  if (first === 'status') return false;
  if (first === 'metadata') return ['', 'annotations', 'labels'].includes(below.join(''));
  return isWide || below.join('') === '';
}
