/** Says before the tests which programs of the rig are at hand, and what is not run for want of one. Skipped must not look like passed. */
import { absentCommands, argocdVersion, isBuilt, kubernetesVersion } from '../integration/judges.ts';
import { rigPrograms } from './rig/programs.ts';

export function setup(): void {
  if (absentCommands('go').length === 0) {
    for (const [name, what] of [
      [`kubernetes-${kubernetesVersion}`, `kube-apiserver ${kubernetesVersion}`],
      [`argocd-${argocdVersion}`, `Argo CD ${argocdVersion}`],
    ] as const) {
      if (!isBuilt(name)) process.stdout.write(`Building ${what}, once; this takes some minutes.\n`);
    }
  }
  const lines = rigPrograms().map(([name, found]) =>
    'missing' in found
      ? `NOT RUN: everything against Argo CD ${argocdVersion}: ${found.missing}.`
      : `${name}: ${found.path}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}
