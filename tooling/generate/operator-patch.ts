/** Owns the patch of the operator's Deployment: what it watches, how large it is, which images it knows. Only what differs from the base. */
import type { KubernetesCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { imageVariables, operatorImage } from '../strimzi/operator/images.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { resourcesOf } from './resources.ts';

export const serviceAccount = 'strimzi-cluster-operator';
const container = 'strimzi-cluster-operator';

export function operatorPatch(kubernetes: KubernetesCluster, reader: Reader, watched: readonly string[]): YamlNode {
  const { strimzi } = kubernetes.spec;
  const release = strimziRelease(strimzi.release);
  const { registry } = strimzi;
  const pullSecrets = strimzi.pullSecrets ?? [];
  return fromPlain(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'strimzi-cluster-operator' },
      spec: {
        replicas: reader.node('strimzi', 'operator', 'replicas'),
        template: {
          spec: {
            imagePullSecrets:
              pullSecrets.length === 0
                ? undefined
                : pullSecrets.map((name, index) => reader.value({ name }, 'strimzi', 'pullSecrets', index)),
            containers: [
              {
                name: container,
                image:
                  registry === undefined || release === undefined
                    ? undefined
                    : reader.value(operatorImage(release, registry), 'strimzi', 'registry'),
                env: environment(kubernetes, reader, watched),
                resources: resourcesOf(reader, 'strimzi', 'operator'),
              },
            ],
          },
        },
      },
    },
    reader.origin('strimzi'),
  );
}

/** Merged by name with what the base has. */
function environment(kubernetes: KubernetesCluster, reader: Reader, watched: readonly string[]): readonly Draft[] {
  const { strimzi } = kubernetes.spec;
  const { operator } = strimzi;
  const variables: Draft[] = [watchVariable(kubernetes, reader, watched)];
  const set = (name: string, value: string | undefined, ...route: readonly string[]): void => {
    if (value !== undefined) variables.push(reader.value({ name, value }, 'strimzi', ...route));
  };
  set('STRIMZI_FEATURE_GATES', operator.featureGates, 'operator', 'featureGates');
  set(
    'STRIMZI_FULL_RECONCILIATION_INTERVAL_MS',
    operator.reconciliationSeconds?.toString().concat('000'),
    'operator',
    'reconciliationSeconds',
  );
  set('STRIMZI_LOG_LEVEL', operator.logLevel, 'operator', 'logLevel');
  set('STRIMZI_IMAGE_PULL_SECRETS', strimzi.pullSecrets?.join(','), 'pullSecrets');
  const release = strimziRelease(strimzi.release);
  if (release !== undefined && (strimzi.registry !== undefined || strimzi.images !== undefined)) {
    for (const [name, value] of imageVariables(release, strimzi))
      set(name, value, strimzi.images === undefined ? 'registry' : 'images');
  }
  return variables;
}

/** Upstream takes the namespace from the pod (`valueFrom`), which must go when a value is given. */
function watchVariable(kubernetes: KubernetesCluster, reader: Reader, watched: readonly string[]): Draft {
  const { operator, install } = kubernetes.spec.strimzi;
  const value = operator.watchAll ? '*' : watched.join(',');
  const upstream = install === 'vendored' ? { valueFrom: null } : {};
  return reader.value(
    { name: 'STRIMZI_NAMESPACE', value, ...upstream },
    'strimzi',
    'operator',
    operator.watchAll ? 'watchAll' : 'watch',
  );
}
