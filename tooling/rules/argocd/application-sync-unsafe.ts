import { compareOptions, isProtected, optionsAt } from '../../model/sync-options.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ArgoCdContext } from '../context.ts';
import { groupOf } from '../known-kinds.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { listNames } from '../wording.ts';
import {
  type Application,
  type ApplicationSet,
  applicationsFolder,
  applicationsIn,
  setsIn,
  writtenIn,
} from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';
import { settingsOf } from './settings.ts';

/** What an option that nobody may switch on does to running clusters. */
const refused: Readonly<Record<string, string>> = {
  'Replace=true': 'replaces objects whole, and deletes what cannot be replaced',
  'Force=true': 'deletes an object that cannot be changed, and makes it anew',
  'Validate=false': 'applies what the API server has not looked at',
  'Prune=false': 'keeps everything that has left an overlay, so nothing that is removed here goes',
  'Prune=confirm': 'holds up each sync that prunes, and with it every urgent change, until somebody confirms',
  'Delete=confirm': 'holds up the end of an Application until somebody confirms',
  'CreateNamespace=true': 'makes namespaces beside those that this repository describes, without their protection',
};

const pruneLast = 'PruneLast=true';

const needed: Readonly<Record<string, string>> = {
  'ServerSideApply=true': 'fields that the operator and people have set are taken for its own',
  'FailOnSharedResource=true': 'an object that another Application has too is fought over',
  [pruneLast]: 'what is pruned goes before what takes its place is there',
};

export default defineKubernetesRule({
  id: 'application-sync-unsafe',
  summary: 'Every Application syncs by itself, heals itself, and never replaces or deletes what holds data.',
  severity: 'error',
  dataLoss: true,
  why: `A merge arrives only where auto-sync is on, and a change by hand comes back only with self-heal. \`allowEmpty\` lets a folder that renders
to nothing wipe out a cluster, \`Replace\` and \`Force\` delete what cannot be changed in place, and a cascade finalizer makes the deletion of one
Application the deletion of all that it rolled out. Without an end to retries nobody is told, and without \`refresh\` they try the old commit
while the mend waits. Without server-side diff the CRDs of Strimzi 1.2 are out of sync for ever.
\`PruneLast\` prunes in a wave of its own, after all others are healthy: right for what serves Kafka, as the old goes when the new is ready. A
Kafka cluster restarts for hours or is degraded, and its own mend would wait behind the wave.`,
  fix: 'Say it as `base/argocd/kubernetes/sets/every-set.yaml` does.',
  bad: setExample('spec: { template: { spec: { syncPolicy: { automated: { allowEmpty: true } } } } }'),
  good: soundArgoCd,
  check({ argocd }, report) {
    if (argocd === undefined) return;
    for (const { object, plain, called, route: start } of writtenIn(argocd)) {
      const tell = (route: Route, message: string): void =>
        report(`${capital(called)} ${message}`, { node: object.node, route: [...start, ...route] });
      if (start.length === 0 && !isProtected(plain))
        tell(
          ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'],
          'can be pruned; give it the annotation `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
        );
      for (const [index, one] of listAt(plain, 'metadata', 'finalizers').entries())
        if (String(one).startsWith('resources-finalizer.argocd.argoproj.io'))
          tell(
            ['metadata', 'finalizers', index],
            'has a cascade finalizer, so that deleting it deletes all that it rolled out; take the finalizer away.',
          );
      if (isTrueText(textAt(plain, 'metadata', 'annotations', skipped)))
        tell(
          ['metadata', 'annotations', skipped],
          'is not looked at by Argo CD, so no merge arrives and nothing is told; take the annotation out.',
        );
      checkDiff(plain, argocd, tell);
      checkAutomated(plain, tell);
      checkOptions(plain, kafkaIn(object, plain, argocd), tell);
      checkRetry(plain, tell);
    }
    checkFiles(argocd, report);
  },
});

const skipped = 'argocd.argoproj.io/skip-reconcile';

/** As Go reads a boolean. */
function isTrueText(text: string | undefined): boolean {
  return text !== undefined && ['1', 't', 'T', 'true', 'True', 'TRUE'].includes(text);
}

type Tell = (route: Route, message: string) => void;

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function checkDiff(plain: Plain, argocd: ArgoCdContext, tell: Tell): void {
  const options = optionsAt(plain, compareOptions);
  const isOn = options.includes('ServerSideDiff=true');
  if (
    options.includes('ServerSideDiff=false') ||
    (!isOn && settingsOf(argocd).get('controller.diff.server.side')?.value !== 'true')
  )
    tell(
      ['metadata', 'annotations', compareOptions],
      'has server-side diff off, so CRDs of Strimzi stay out of sync; give it the annotation `argocd.argoproj.io/compare-options: ServerSideDiff=true`.',
    );
}

function checkAutomated(plain: Plain, tell: Tell): void {
  const at = (field: string): Route => ['spec', 'syncPolicy', 'automated', field];
  if (!hasAt(plain, 'spec', 'syncPolicy', 'automated') || plainAt(plain, ...at('enabled')) === false) {
    tell(at('enabled'), 'has auto-sync off, so no merge arrives; set `spec.syncPolicy.automated.enabled: true`.');
    return;
  }
  if (plainAt(plain, ...at('prune')) !== true)
    tell(
      at('prune'),
      'does not prune, so what is removed here stays there; set `spec.syncPolicy.automated.prune: true`.',
    );
  if (plainAt(plain, ...at('selfHeal')) !== true)
    tell(
      at('selfHeal'),
      'does not heal itself, so changes by hand stay; set `spec.syncPolicy.automated.selfHeal: true`.',
    );
  if (plainAt(plain, ...at('allowEmpty')) === true)
    tell(
      at('allowEmpty'),
      'lets an overlay without objects prune everything; set `spec.syncPolicy.automated.allowEmpty: false`.',
    );
}

/** @param hasKafka a wave for pruning would come after Kafka, and is there whenever something has left an overlay, even what is kept. */
function checkOptions(plain: Plain, hasKafka: boolean | undefined, tell: Tell): void {
  const route: Route = ['spec', 'syncPolicy', 'syncOptions'];
  const written = listAt(plain, ...route).map(String);
  // A space in it makes it another option, which does nothing: what was meant is told all the same.
  const options = written.map((one) => one.replaceAll(' ', ''));
  for (const [index, one] of options.entries()) {
    if (Object.hasOwn(refused, one)) tell([...route, index], `has \`${one}\`, which ${refused[one]}; take it out.`);
    if (hasKafka === true && one === pruneLast)
      tell(
        [...route, index],
        `has \`${pruneLast}\`, so a sync after which something is left to prune waits until Kafka is healthy, and newer commits wait with it; take it out.`,
      );
  }
  const missing = Object.keys(needed).filter(
    (one) => !written.includes(one) && (one !== pruneLast || hasKafka === false),
  );
  if (missing.length > 0)
    tell(
      route,
      `lacks ${listNames(missing)}, so ${missing.map((one) => needed[one]).join(', and ')}; add ${missing.length === 1 ? 'it' : 'them'} to \`syncOptions\`.`,
    );
}

/** Whether Kafka is among what it rolls out; undefined where that can't be told. */
function kafkaIn(object: RenderedObject, plain: Plain, argocd: ArgoCdContext): boolean | undefined {
  const set = setsIn(argocd).find((one) => one.object === object);
  const paths =
    set === undefined
      ? [textAt(plain, 'spec', 'source', 'path')]
      : ownOf(set, argocd).map((one) => one.text('spec', 'source', 'path'));
  const found = paths.map((path) => (path === undefined ? [] : (argocd.overlays.get(path) ?? [])));
  if (found.some(hasKafka)) return true;
  // What could not be rendered may have one.
  return set !== undefined && (paths.length === 0 || found.some((one) => one.length === 0)) ? undefined : false;
}

/** Applications of a set that say what it is for: those that generate writes, or all where there are none. */
function ownOf(set: ApplicationSet, argocd: ArgoCdContext): readonly Application[] {
  const all = applicationsIn(argocd).filter((one) => one.object === set.object);
  const generated = all.filter(({ file }) => file?.generated);
  return generated.length > 0 ? generated : all.filter((one) => !hasGenerated(one, argocd));
}

function hasGenerated(application: Application, argocd: ArgoCdContext): boolean {
  const path = application.text('spec', 'source', 'path');
  return applicationsIn(argocd).some((one) => one.file?.generated && one.text('spec', 'source', 'path') === path);
}

function hasKafka(objects: readonly RenderedObject[]): boolean {
  return objects.some((one) => one.kind === 'Kafka' && groupOf(one) === 'kafka.strimzi.io');
}

/** A file by hand that puts a Kafka cluster beside what is pruned last. */
function checkFiles(argocd: ArgoCdContext, report: Report): void {
  for (const one of applicationsIn(argocd)) {
    const path = one.text('spec', 'source', 'path');
    const set = setsIn(argocd).find(({ object }) => object === one.object);
    if (set === undefined || one.file?.generated !== false || path === undefined || hasGenerated(one, argocd)) continue;
    const options = listAt(one.plain, 'spec', 'syncPolicy', 'syncOptions');
    if (!hasKafka(argocd.overlays.get(path) ?? []) || !options.includes(pruneLast)) continue;
    if (kafkaIn(one.object, one.plain, argocd) !== false) continue;
    report(
      `${one.called} rolls out a Kafka cluster, and the set that reads this file has \`${pruneLast}\`, so a sync after which something is left to prune waits until Kafka is healthy; move the file to \`${applicationsFolder(one.file.path.split('/')[1] ?? '')}/kafka/\`.`,
      one.place('spec', 'source', 'path'),
    );
  }
}

/** Seconds, or a duration as Go writes it. */
function isDuration(text: string): boolean {
  return /^[+-]?\d+$/.test(text) || /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(text);
}

function checkRetry(plain: Plain, tell: Tell): void {
  const at = (field: string): Route => ['spec', 'syncPolicy', 'retry', field];
  if (!hasAt(plain, 'spec', 'syncPolicy', 'retry')) {
    tell(
      at('limit'),
      'has no `retry`, so it tries the same commit a few times and no other; set `spec.syncPolicy.retry` with `limit: 12` and `refresh: true`.',
    );
    return;
  }
  const limit = numberAt(plain, ...at('limit')) ?? 0;
  if (limit === 0)
    tell(
      at('limit'),
      'does not retry, so one refusal stops it until the next commit; set `spec.syncPolicy.retry.limit` to 12.',
    );
  else if (limit < 0)
    tell(at('limit'), 'retries for ever, so a sync that fails is never told; set `spec.syncPolicy.retry.limit` to 12.');
  if (limit !== 0 && plainAt(plain, ...at('refresh')) !== true)
    tell(at('refresh'), 'retries the old commit while its mend waits; set `spec.syncPolicy.retry.refresh: true`.');
  for (const field of ['duration', 'maxDuration']) {
    const route = [...at('backoff'), field];
    const text = textAt(plain, ...route);
    if (text !== undefined && !isDuration(text))
      tell(
        route,
        `waits \`${shorten(text)}\` between retries, which is no time, so a sync that fails is not tried again; write one such as \`10s\` or \`3m\`.`,
      );
  }
}
