import { isProtected, protection, syncOptions } from '../../model/sync-options.ts';
import type { Route } from '../../source/node.ts';
import { hasAt, listAt, plainAt, textAt } from '../../source/plain.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { ofKind } from './applications.ts';
import { soundArgoCd } from './example-set.ts';
import { type Project, projectsIn } from './projects.ts';

export default defineKubernetesRule({
  id: 'project-unguarded',
  summary: 'A project stays, and warns of what no file speaks of.',
  severity: 'error',
  why: `Without its project no Application syncs, so a project is kept from a prune and from a cascade as sets are. What runs in the namespaces of a
project and belongs to no Application is a leftover of a cluster that somebody took away, or was made by hand; \`orphanedResources\` with \`warn: true\`
is what tells of it. An entry of \`ignore\` without a name, or for any kind, hides Kafka clusters too.`,
  fix: 'Put it back in `base/argocd` as the message says.',
  bad: {
    ...soundArgoCd,
    'base/argocd/hub/project.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: kafka-fleet }
spec:
  clusterResourceWhitelist: []
  namespaceResourceWhitelist:
    - { group: argoproj.io, kind: AppProject }
    - { group: argoproj.io, kind: Application }
    - { group: argoproj.io, kind: ApplicationSet }
    - { group: "", kind: ConfigMap }
`,
  },
  good: soundArgoCd,
  check({ argocd, kubernetes }, report) {
    if (argocd === undefined) return;
    const own = ofKind(argocd.own, 'AppProject');
    for (const project of projectsIn(argocd)) {
      const { object, plain } = project;
      if (!isProtected(plain))
        report(`This project can be pruned; give it the annotation \`${syncOptions}: ${protection}\`.`, {
          node: object.node,
          route: ['metadata', 'annotations', syncOptions],
        });
      if (own.includes(object) && object.name === `${kubernetes.id}-kafka`) checkOrphans(project, report);
    }
  },
});

function checkOrphans({ plain, object: { node } }: Project, report: Report): void {
  const route: Route = ['spec', 'orphanedResources'];
  if (!hasAt(plain, ...route) || plainAt(plain, ...route, 'warn') === false) {
    report(
      'This project does not warn of what is in its namespaces and in no file; set `spec.orphanedResources.warn: true`.',
      { node, route: [...route, 'warn'] },
    );
    return;
  }
  for (const [index, one] of listAt(plain, ...route, 'ignore').entries()) {
    const [group = '', kind = '', name = ''] = ['group', 'kind', 'name'].map((field) => textAt(one, field) ?? '');
    const isAnyName = ['', '*'].includes(name);
    const isKafka =
      matchesAny(group, ['kafka.strimzi.io']) &&
      (kind === '' || matchesAny(kind, ['Kafka', 'KafkaNodePool', 'KafkaTopic']));
    if (isAnyName && isKafka)
      report(
        'This project does not warn of Kafka clusters that are in no file; name the objects that this entry means.',
        { node, route: [...route, 'ignore', index] },
      );
  }
}

function matchesAny(pattern: string, texts: readonly string[]): boolean {
  return texts.some((text) => pattern === text || (pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1))));
}
