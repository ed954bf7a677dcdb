import { asLabel } from '../../generate/argocd/applications.ts';
import { applicationName } from '../../generate/argocd/names.ts';
import type { ArgoCdContext, KubernetesContext } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { applicationsFolder, applicationsIn } from './applications.ts';
import { byHand, byHandFile } from './example-set.ts';

export default defineKubernetesRule({
  id: 'overlay-without-application',
  summary: 'Every overlay that a person wrote is rolled out by an Application.',
  severity: 'error',
  why: `Argo CD makes Applications of the files in \`overlays/<kubernetes>/argocd/applications\`, and of nothing else. An overlay without one looks like
all the others and is applied by nobody.`,
  fix: 'Write the file that the message names, or delete the folder.',
  bad: byHand,
  good: byHandFile(),
  check({ argocd, kubernetes }, report) {
    if (argocd === undefined || argocd.own.length === 0) return;
    const rolledOut = new Set(
      applicationsIn(argocd).map((one) => one.text('spec', 'source', 'path')?.replace(/\/+$/, '')),
    );
    for (const [directory, node] of argocd.handmade)
      if (!rolledOut.has(directory) && !isMeant(directory, argocd))
        report(`Nothing rolls \`${directory}\` out; ${remedy(directory, kubernetes, argocd)}, or delete the folder.`, {
          node,
          route: [],
        });
  },
});

/** A file with a fault that would be its Application has a finding of its own. */
function isMeant(directory: string, { files }: ArgoCdContext): boolean {
  const name = `/${directory.slice(directory.lastIndexOf('/') + 1)}.yaml`;
  return files.some(
    ({ generated, path, file }) => !generated && (path.endsWith(name) || file.text.includes(directory)),
  );
}

function remedy(directory: string, kubernetes: KubernetesContext['kubernetes'], argocd: ArgoCdContext): string {
  const name = directory.slice(directory.lastIndexOf('/') + 1);
  const owner = kubernetes.spec.owner ?? 'platform';
  const namespace =
    argocd.overlays.get(directory)?.find((one) => one.namespace !== undefined)?.namespace ??
    kubernetes.spec.strimzi.operator.namespace;
  const fields = {
    name: applicationName(directory),
    overlay: directory,
    destination: kubernetes.spec.destination,
    namespace,
    owner,
    team: asLabel(owner),
    reads: argocd.reads(directory),
  };
  const text = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  return `write \`${applicationsFolder(kubernetes.id)}/services/${name}.yaml\` with \`{ ${text.join(', ')} }\``;
}
