/** Owns Namespaces. Source: `ValidateNamespace` of the core API, and the admission of pod security, which every server has. */
import type { At } from './at.ts';
import { checkFinalizer } from './metadata.ts';
import { keyName } from './syntax.ts';

export function checkNamespace(namespace: At): void {
  for (const finalizer of namespace.down('spec', 'finalizers').items()) {
    finalizer.fits(keyName);
    checkFinalizer(finalizer);
  }
  const labels = namespace.down('metadata', 'labels');
  for (const mode of ['enforce', 'audit', 'warn']) {
    const level = labels.get(`pod-security.kubernetes.io/${mode}`);
    const version = labels.get(`pod-security.kubernetes.io/${mode}-version`);
    if (level.value === null) level.refuse('`privileged`, `baseline` or `restricted`');
    else level.isOneOf('privileged', 'baseline', 'restricted');
    if (version.value === null) version.refuse('`latest` or a version such as `v1.31`');
    else if (version.text !== undefined && !/^(?:latest|v1\.(?:0|[1-9][0-9]*))$/.test(version.text)) {
      version.refuse('`latest` or a version such as `v1.31`');
    }
  }
}
