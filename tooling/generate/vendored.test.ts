import { describe, expect, it } from 'vitest';
import { openDocuments, treeOf } from '../source/tree.ts';
import { checkVendored, splitInstallation, type VendoredFiles } from './vendored.ts';

const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: strimzi-cluster-operator, namespace: myproject }
subjects: [{ kind: ServiceAccount, name: strimzi-cluster-operator, namespace: myproject }]
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strimzi-cluster-operator-namespaced }
`;
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: kafkas.kafka.strimzi.io }
`;
const deployment = (tag: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: strimzi-cluster-operator }
spec: { template: { spec: { containers: [{ name: strimzi-cluster-operator, image: "quay.io/strimzi/operator:${tag}" }] } } }
`;
const installation = (...documents: readonly string[]) => ({ path: 'install.yaml', text: documents.join('---\n') });
const sound = installation(`# Made by hand\n${binding}`, crd, deployment('0.45.2'));

function vendor(): VendoredFiles {
  const result = splitInstallation('0.45.2', 'install.yaml', sound);
  if (!('files' in result)) throw new Error(JSON.stringify(result));
  return result;
}

describe('splitInstallation', () => {
  it('puts the CRDs apart and keeps every text as it came', () => {
    const texts = new Map(vendor().files.map(({ path, text }) => [path, text]));
    expect([...texts.keys()]).toEqual([
      'base/vendor/strimzi-0.45.2/crds/crds.yaml',
      'base/vendor/strimzi-0.45.2/crds/kustomization.yaml',
      'base/vendor/strimzi-0.45.2/operator/operator.yaml',
      'base/vendor/strimzi-0.45.2/operator/kustomization.yaml',
      'base/vendor/strimzi-0.45.2/vendor.yaml',
    ]);
    expect(texts.get('base/vendor/strimzi-0.45.2/crds/crds.yaml')).toBe(crd);
    expect(texts.get('base/vendor/strimzi-0.45.2/operator/operator.yaml')).toBe(
      `# Made by hand\n${binding}---\n${deployment('0.45.2')}`,
    );
  });

  it('takes a file as Strimzi publishes it, which ends every document with a line', () => {
    const published = { path: 'install.yaml', text: `${[binding, crd, deployment('1.2.0')].join('\n---\n')}\n---\n` };
    const result = splitInstallation('1.2.0', 'install.yaml', published);
    expect('files' in result ? result.files.map(({ path }) => path) : result).toEqual([
      'base/vendor/strimzi-1.2.0/crds/crds.yaml',
      'base/vendor/strimzi-1.2.0/crds/kustomization.yaml',
      'base/vendor/strimzi-1.2.0/operator/operator.yaml',
      'base/vendor/strimzi-1.2.0/operator/kustomization.yaml',
      'base/vendor/strimzi-1.2.0/vendor.yaml',
    ]);
  });

  it.each([
    [
      'another release',
      installation(binding, crd, deployment('0.44.0')),
      'This is not an installation file of Strimzi: its operator is `quay.io/strimzi/operator:0.44.0`, which is Strimzi 0.44.0 and not 0.45.2.',
    ],
    [
      'no CRDs',
      installation(binding, deployment('0.45.2')),
      'This is not an installation file of Strimzi: it has no CustomResourceDefinition or no Deployment `strimzi-cluster-operator`.',
    ],
    ['no YAML', installation('a: [1'), '`[` is never closed; add `]`.'],
    [
      'a page',
      installation('<html></html>'),
      'This is not an installation file of Strimzi: it does not consist of Kubernetes objects between `---` lines.',
    ],
  ])('refuses %s', (_, file, message) => {
    const result = splitInstallation('0.45.2', 'install.yaml', file);
    expect('files' in result ? [] : result.map((problem) => problem.message)).toEqual([message]);
  });
});

describe('checkVendored', () => {
  const files = Object.fromEntries(vendor().files.map(({ path, text }) => [path, text]));
  const check = (changed: Record<string, string | undefined>) => {
    const kept = Object.entries({ ...files, ...changed }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return checkVendored(openDocuments(treeOf(Object.fromEntries(kept)))).map(
      ({ id, message, origin }) => `${origin.file.path} ${id} ${message}`,
    );
  };
  const directory = 'base/vendor/strimzi-0.45.2';

  it('is silent about what was not touched', () => {
    expect(check({})).toEqual([]);
  });

  it('finds a changed file', () => {
    expect(check({ [`${directory}/operator/operator.yaml`]: deployment('0.45.2') })).toEqual([
      `${directory}/vendor.yaml vendored-release \`operator/operator.yaml\` was changed after it was vendored; undo that and say it in cluster.yaml, or vendor your changed copy.`,
    ]);
  });

  it('finds a missing file', () => {
    expect(check({ [`${directory}/crds/crds.yaml`]: undefined })).toEqual([
      `${directory}/crds/crds.yaml unreadable-file This file does not exist.`,
    ]);
  });

  it('finds a missing record', () => {
    expect(check({ [`${directory}/vendor.yaml`]: undefined })).toEqual([
      `${directory}/vendor.yaml unreadable-file This file does not exist.`,
    ]);
  });
});
