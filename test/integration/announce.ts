/** Says before the tests what of the real thing is at hand, and what is not run for want of it. Skipped must not look like passed. */
import { absentCommands, kustomizeBinary, kustomizeVersion } from './judges.ts';

export function setup(): void {
  const kustomize = kustomizeBinary();
  const lines = [
    'missing' in kustomize
      ? `NOT RUN: comparing the renderer with kustomize ${kustomizeVersion}: ${kustomize.missing}.`
      : `kustomize ${kustomizeVersion}: ${kustomize.path}`,
  ];
  for (const [what, ...commands] of [
    ["making the CRDs anew with Strimzi's generator", 'mvn', 'java'],
    ['making the catalogues of Kubernetes and of merge keys anew', 'go'],
  ] as const) {
    const absent = absentCommands(...commands);
    lines.push(
      absent.length > 0
        ? `NOT RUN: ${what}: there is no \`${absent.join('` and no `')}\` here.`
        : `${commands.join(', ')}: found`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
