import { nodeAt, type Route } from '../../source/node.ts';
import { hasAt, listAt, plainAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { type Project, projectsIn } from './projects.ts';

export default defineKubernetesRule({
  id: 'project-too-wide',
  summary: 'A project names its repository, its destinations, its kinds and the rights of its roles.',
  severity: 'error',
  why: `A project is what holds when everything else fails: a file in the wrong folder, an Application made by hand, a token that leaked. With a
\`*\` it allows what nobody has thought of, on Kubernetes clusters that come later as well.`,
  fix: 'Write out what is meant, in `base/argocd`; namespaced kinds of a team go under `allow` in `clusters/argocd.yaml`.',
  bad: {
    'argocd.yaml': `repository: https://git.example.com/kafka/fleet.git
allow: [{ group: "*", kind: "*" }]
`,
  },
  good: {
    'argocd.yaml': `repository: https://git.example.com/kafka/fleet.git
allow: [{ group: monitoring.coreos.com, kind: PodMonitor }]
`,
  },
  check({ argocd }, report) {
    if (argocd === undefined) return;
    for (const project of projectsIn(argocd)) checkProject(project, argocd.authored.spec.repository, report);
  },
});

function checkProject({ plain, object }: Project, repository: string, report: Report): void {
  const tell = (route: Route, message: string): void => report(`This project ${message}`, { node: object.node, route });
  for (const [index, one] of listAt(plain, 'spec', 'sourceRepos').entries())
    if (one !== repository)
      tell(
        ['spec', 'sourceRepos', index],
        `allows \`${shorten(String(one))}\` as a source; allow \`${shorten(repository)}\` alone.`,
      );
  for (const [index, one] of listAt(plain, 'spec', 'destinations').entries()) {
    const route = ['spec', 'destinations', index];
    if (hasAt(one, 'server'))
      tell([...route, 'server'], 'names a destination by its address; write its `name`, as Applications do.');
    for (const field of ['name', 'namespace'])
      if (isWide(plainAt(one, field)))
        tell(
          [...route, field],
          `allows any \`${field}\`${fitting(plainAt(one, field))} as a destination; write those that are meant.`,
        );
  }
  for (const field of ['clusterResourceWhitelist', 'namespaceResourceWhitelist'])
    for (const [index, one] of listAt(plain, 'spec', field).entries()) {
      const wide = ['group', 'kind'].find((part) => isWide(plainAt(one, part)));
      if (wide !== undefined)
        tell(
          ['spec', field, index, wide],
          `allows any \`${wide}\` of object${fitting(plainAt(one, wide))}; write those that are meant.`,
        );
    }
  if (nodeAt(object.node, ['spec', 'namespaceResourceWhitelist']) === undefined)
    tell(
      ['spec'],
      'allows every namespaced kind, as it has no `namespaceResourceWhitelist`; write those that are meant.',
    );
  if (hasAt(plain, 'spec', 'sourceNamespaces'))
    tell(
      ['spec', 'sourceNamespaces'],
      'takes Applications from other namespaces, where others may make them; leave it out.',
    );
  for (const [index, role] of listAt(plain, 'spec', 'roles').entries())
    for (const [at, policy] of listAt(role, 'policies').entries()) {
      const [, , resource = '', action = '', , effect = ''] = String(policy)
        .split(',')
        .map((part) => part.trim());
      if (effect === 'allow' && (resource === '*' || action === '*'))
        tell(
          ['spec', 'roles', index, 'policies', at],
          `gives a role every right (\`${shorten(String(policy))}\`); write those that it needs.`,
        );
      else if (effect === 'allow' && resource === 'exec')
        tell(
          ['spec', 'roles', index, 'policies', at],
          `gives a role a shell in pods (\`${shorten(String(policy))}\`), past all that is judged here; take it out.`,
        );
    }
}

function fitting(value: unknown): string {
  return value === '*' ? '' : ` that fits \`${shorten(String(value))}\``;
}

function isWide(value: unknown): boolean {
  return typeof value === 'string' && /[*?[{]|^!/.test(value);
}
