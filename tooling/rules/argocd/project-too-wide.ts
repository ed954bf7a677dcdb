import { nodeAt, type Route } from '../../source/node.ts';
import { hasAt, listAt, plainAt, textAt } from '../../source/plain.ts';
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
      const wrong = faultOfPolicy(String(policy), object.name, textAt(role, 'name') ?? '');
      if (wrong !== undefined) tell(['spec', 'roles', index, 'policies', at], wrong);
    }
}

/** Checked by Argo CD at its API alone (v3.5.7, `validatePolicy`): what comes by a commit is loaded as it is (`loadPolicyLine`). */
function faultOfPolicy(policy: string, project: string, role: string): string | undefined {
  const parts = policy.split(',').map((part) => part.trim());
  const [type, subject = '', resource = '', action = '', object = '', effect = ''] = parts;
  const shown = `\`${shorten(policy)}\``;
  const own = `proj:${project}:${role}`;
  if (type === 'g' && parts.length === 3)
    return `makes \`${shorten(subject)}\` a member of \`${shorten(resource)}\` in a policy; name groups in clusters/argocd.yaml.`;
  if (type !== 'p' || parts.length !== 6)
    return `has ${shown} among the policies of a role, for which Argo CD drops those of all its roles; write \`p, ${own}, <resource>, <action>, ${project}/<application>, allow\`.`;
  if (subject !== own)
    return `gives a right to \`${shorten(subject)}\` in the name of role \`${shorten(role)}\`; write \`${own}\` in its place.`;
  if (effect !== 'allow') return undefined;
  if (resource === '*' || action === '*') return `gives a role every right (${shown}); write those that it needs.`;
  if (resource === 'exec') return `gives a role a shell in pods (${shown}), past all that is judged here; take it out.`;
  if (!object.startsWith(`${project}/`))
    return `gives a role a right over \`${shorten(object)}\`, which is not in it, so it does nothing; write \`${project}/\` and an Application.`;
  return undefined;
}

function fitting(value: unknown): string {
  return value === '*' ? '' : ` that fits \`${shorten(String(value))}\``;
}

function isWide(value: unknown): boolean {
  return typeof value === 'string' && /[*?[{]|^!/.test(value);
}
