import { isProtected } from '../../model/sync-options.ts';
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { defineKubernetesRule } from '../rule.ts';
import { type ApplicationSet, setsIn } from './applications.ts';
import { setExample, soundArgoCd } from './example-set.ts';

const finalizer = 'resources-finalizer.argocd.argoproj.io';
const keeping: readonly string[] = ['create-update', 'create-only'];

export default defineKubernetesRule({
  id: 'application-set-unsafe',
  summary: 'A set makes Applications from files of this repository and never deletes one.',
  severity: 'error',
  dataLoss: true,
  why: `An Application that is deleted may take with it what it rolled out. \`create-update\` keeps one whose file is gone,
\`preserveResourcesOnDeletion\` with the finalizer keeps all of them when the set goes, and \`Prune=false,Delete=false\` keeps the set from a prune
and from a cascade, which takes Applications with it whatever else is said. Generators that ask Argo CD for its clusters, or other services,
forget an Application when a Secret or a label goes; \`RollingSync\` switches off auto-sync, and self-heal with it. What a \`templatePatch\`, a
generator's own \`template\` or a project from a file say cannot be judged before it runs.`,
  fix: 'Say in `base/argocd/kubernetes/sets` what the message names; every-set.yaml there has all of it.',
  bad: setExample('spec: { syncPolicy: { applicationsSync: sync } }'),
  good: soundArgoCd,
  check({ argocd }, report) {
    if (argocd === undefined) return;
    for (const set of setsIn(argocd))
      for (const { message, route } of faultsOf(set)) report(`This set ${message}`, { node: set.object.node, route });
  },
});

interface Fault {
  readonly message: string;
  readonly route: Route;
}

function faultsOf({ plain }: ApplicationSet): readonly Fault[] {
  const spec = (...route: Route): Route => ['spec', ...route];
  const policy = textAt(plain, ...spec('syncPolicy', 'applicationsSync'));
  const faults: (Fault | undefined)[] = [
    keeping.includes(policy ?? '')
      ? undefined
      : {
          message: `deletes an Application whose file is gone${policy === undefined ? '' : ` (\`applicationsSync: ${shorten(policy)}\`)`}; set \`spec.syncPolicy.applicationsSync: create-update\`.`,
          route: spec('syncPolicy', 'applicationsSync'),
        },
    plainAt(plain, ...spec('syncPolicy', 'preserveResourcesOnDeletion')) === true
      ? undefined
      : {
          message:
            'takes all that its Applications rolled out with it when it is deleted; set `spec.syncPolicy.preserveResourcesOnDeletion: true`.',
          route: spec('syncPolicy', 'preserveResourcesOnDeletion'),
        },
    listAt(plain, 'metadata', 'finalizers').includes(finalizer)
      ? undefined
      : {
          message: `has no finalizer \`${finalizer}\`, so its Applications are deleted with it; add it to \`metadata.finalizers\`.`,
          route: ['metadata', 'finalizers'],
        },
    isProtected(plain)
      ? undefined
      : {
          message: 'can be pruned; give it the annotation `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
          route: ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'],
        },
    textAt(plain, ...spec('strategy', 'type')) === 'RollingSync'
      ? {
          message:
            'has the strategy `RollingSync`, which switches auto-sync and self-heal off; leave `strategy` out, and give changes to rings of clusters.',
          route: spec('strategy', 'type'),
        }
      : undefined,
    hasAt(plain, ...spec('templatePatch'))
      ? {
          message:
            'has a `templatePatch`, which may change anything of its Applications; say it in `template`, or in the file of the Application.',
          route: spec('templatePatch'),
        }
      : undefined,
    (textAt(plain, ...spec('template', 'spec', 'project')) ?? '').includes('{{')
      ? {
          message: 'takes the project from a file, so any file could choose its rights; write the project out.',
          route: spec('template', 'spec', 'project'),
        }
      : undefined,
    ...hiddenIn(plain),
    ...listAt(plain, ...spec('generators')).map((generator, index): Fault | undefined => {
      const [kind = 'none'] = isPlainMap(generator) ? Object.keys(generator).filter((one) => one !== 'selector') : [];
      const route = spec('generators', index);
      if (kind !== 'git' || !hasAt(generator, 'git', 'files'))
        return {
          message: `has a generator \`${kind === 'git' ? 'git.directories' : shorten(kind)}\`, which may forget Applications; make them of files alone, with \`git.files\`.`,
          route,
        };
      return hasAt(generator, 'git', 'template')
        ? {
            message:
              'has a generator with a `template` of its own, which may change anything; say it in `spec.template`.',
            route: [...route, 'git', 'template'],
          }
        : undefined;
    }),
  ];
  return faults.filter((one) => one !== undefined);
}

/** So that a person can pause an Application, auto-sync may differ; all else has to arrive. */
function hiddenIn(plain: Plain): readonly Fault[] {
  return listAt(plain, 'spec', 'ignoreApplicationDifferences').flatMap((one, index) =>
    ['jsonPointers', 'jqPathExpressions'].flatMap((field) =>
      listAt(one, field).flatMap((path, at) =>
        /^[/.]spec[/.]syncPolicy\b|^[/.]metadata[/.]\w/.test(String(path))
          ? []
          : [
              {
                message: `ignores \`${shorten(String(path))}\` of its Applications, so a merge that changes it never arrives; ignore \`/spec/syncPolicy/automated\` alone.`,
                route: ['spec', 'ignoreApplicationDifferences', index, field, at],
              },
            ],
      ),
    ),
  );
}
