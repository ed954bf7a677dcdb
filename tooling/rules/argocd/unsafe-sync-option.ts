import { compareOptions, optionsAt, syncOptions } from '../../model/sync-options.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { hasAt } from '../../source/plain.ts';
import { argocdObjects, objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { lostWith } from './stateful.ts';
import { helmHook, hookAnnotation, hooksOf } from './waves.ts';

const unsafe: Readonly<Record<string, string>> = {
  'Replace=true':
    'puts the object anew in place of the one that runs, with all that operators wrote into it, or deletes it first',
  'Force=true': 'deletes the object and makes it anew where a change cannot be applied',
  'ServerSideApply=false':
    'applies the object in another way than all others, with a copy of it in an annotation, which a CRD does not fit into',
  'Prune=confirm':
    'holds up the sync, and with it every urgent change, until somebody confirms; `Prune=false` keeps the object',
  'Delete=confirm': 'holds up the end of the Application until somebody confirms; `Delete=false` keeps the object',
};

export default defineKubernetesRule({
  id: 'unsafe-sync-option',
  summary: 'No object tells Argo CD to delete it first, to wait for a hand, or not to tell of it.',
  severity: 'error',
  dataLoss: true,
  why: `\`Replace=true\` and \`Force=true\` delete an object and make it anew where it cannot be changed; of a Kafka resource or a claim nothing
comes again. \`Prune=confirm\` and \`Delete=confirm\` stop the whole wave for as long as nobody confirms. An object that is a hook is deleted
before it is made the next time, whatever protects it, and one with the hook \`Skip\` is never applied. With \`IgnoreExtraneous\` a resource that has
left its overlay is not told of any more, and runs on in no file.`,
  fix: 'Take the option out. What is to stay has `Prune=false,Delete=false`.',
  bad: `annotations: { argocd.argoproj.io/sync-options: Replace=true }
`,
  good: `annotations: { argocd.argoproj.io/sync-options: ServerSideApply=true }
`,
  check(context, report) {
    for (const object of [...objectsOf(context), ...argocdObjects(context)]) {
      const { node, kind } = object;
      const plain = toPlainWith(object.node);
      if (plain === undefined) continue;
      const say = (annotation: string, message: string): void =>
        report(`This ${kind} ${message}`, { node, route: ['metadata', 'annotations', annotation] });
      for (const option of optionsAt(plain, syncOptions)) {
        const harm = Object.hasOwn(unsafe, option) ? unsafe[option] : undefined;
        if (harm !== undefined) say(syncOptions, `has \`${option}\`, which ${harm}; take it out.`);
      }
      if (lostWith(object, plain) === undefined) continue;
      const hooks = hooksOf(plain);
      const annotation = hasAt(plain, 'metadata', 'annotations', hookAnnotation) ? hookAnnotation : helmHook;
      if (hooks.length === 1 && hooks[0] === 'Skip')
        say(annotation, 'has the hook `Skip`, so Argo CD never applies it; take it out.');
      else if (hooks.length > 0)
        say(
          annotation,
          `is a hook (${listNames(hooks)}), which Argo CD deletes before it makes it anew, whatever protects it; take \`${annotation}\` out.`,
        );
      // The right one for claims, which are in no overlay.
      if (kind !== 'PersistentVolumeClaim' && optionsAt(plain, compareOptions).includes('IgnoreExtraneous'))
        say(
          compareOptions,
          'has `IgnoreExtraneous`, so nothing tells of it once it has left its overlay and runs on; take it out.',
        );
    }
  },
});

/** Most objects have no annotation at all. */
function toPlainWith(node: Parameters<typeof toPlain>[0]): Plain | undefined {
  if (node.kind !== 'map') return undefined;
  const metadata = node.entries.get('metadata')?.value;
  return metadata?.kind === 'map' && metadata.entries.has('annotations') ? toPlain(node) : undefined;
}
