import { optionsAt, syncOptions } from '../../model/sync-options.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { nearest } from '../../source/nearest.ts';
import { toPlain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { argocdObjects, objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { waveAnnotation } from './waves.ts';

/** What an object may say, by gitops-engine of Argo CD 3.5.7, `pkg/sync/common/types.go`. */
const options: readonly string[] = [
  ...['Prune=false', 'Prune=true', 'Prune=confirm', 'Delete=false', 'Delete=true', 'Delete=confirm'],
  ...['ServerSideApply', 'Replace', 'ApplyOutOfSyncOnly', 'ClientSideApplyMigration', 'Force', 'Validate'].flatMap(
    (one) => [`${one}=true`, `${one}=false`],
  ),
  ...['PruneLast', 'SkipDryRunOnMissingResource'].flatMap((one) => [`${one}=true`, `${one}=false`]),
];

const prefix = 'argocd.argoproj.io/';

/** What one slip makes nothing of. */
const annotations: readonly string[] = [
  syncOptions,
  waveAnnotation,
  ...['compare-options', 'hook', 'hook-delete-policy', 'ignore-healthcheck', 'ignore-resource-updates'].map(
    (one) => `${prefix}${one}`,
  ),
  ...['manifest-generate-paths', 'skip-reconcile', 'refresh', 'managed-by-url'].map((one) => `${prefix}${one}`),
];

export default defineKubernetesRule({
  id: 'sync-option-unknown',
  summary: 'Options and annotations for Argo CD are written as it reads them.',
  severity: 'warning',
  why: `Argo CD compares letter by letter, and says nothing of what it does not know: \`Prune = false\`, \`prune=false\` or two options with \`;\` between them
protect nothing, although the file looks as if they did.`,
  fix: 'Write options as `Name=value`, with a comma between two of them.',
  bad: `annotations: { argocd.argoproj.io/sync-option: ServerSideApply=true }
`,
  good: `annotations: { argocd.argoproj.io/sync-options: ServerSideApply=true }
`,
  check(context, report) {
    for (const object of [...objectsOf(context), ...argocdObjects(context)]) {
      const plain = hasAnnotations(object) ? toPlain(object.node) : undefined;
      if (plain === undefined) continue;
      const route = ['metadata', 'annotations'];
      for (const one of optionsAt(plain, syncOptions))
        if (!options.includes(one))
          report(
            `\`${shorten(one)}\` of ${object.kind} \`${object.name}\` is no option of Argo CD, and does nothing; ${meant(one.replaceAll(' ', ''))}.`,
            { node: object.node, route: [...route, syncOptions] },
          );
      for (const key of Object.keys(mapAt(plain, ...route))) {
        if (!key.startsWith(prefix) || annotations.includes(key)) continue;
        const near = nearest(
          key.slice(prefix.length),
          annotations.map((one) => one.slice(prefix.length)),
        );
        if (near !== undefined)
          report(
            `\`${key}\` of ${object.kind} \`${object.name}\` is no annotation that Argo CD reads; did you mean \`${prefix}${near}\`?`,
            { node: object.node, route: [...route, key], key: true },
          );
      }
    }
  },
});

function meant(text: string): string {
  const parts = text.split(/[;|&]+/).filter((one) => one !== '');
  if (parts.length > 1 && parts.every((one) => options.includes(one))) return `write \`${parts.join(',')}\``;
  const near = nearest(text, options);
  return near === undefined ? 'take it out' : `did you mean \`${near}\`, or take it out`;
}

/** Most objects have none. */
function hasAnnotations({ node }: RenderedObject): boolean {
  const metadata = node.kind === 'map' ? node.entries.get('metadata')?.value : undefined;
  return metadata?.kind === 'map' && metadata.entries.has('annotations');
}
