/** Owns examples of rules about Argo CD's side: a sound `clusters/argocd.yaml`, and one more patch for all sets. */
const argocd = 'repository: https://git.example.com/kafka/fleet.git\n';

export const soundArgoCd: Readonly<Record<string, string>> = { 'argocd.yaml': argocd };

const folder = 'base/argocd/kubernetes/sets';

/**
 * @param patch what is laid over the set `kafka`, in one line or several
 * @param annotations more of it, as a flow map
 */
export function setExample(patch: string, annotations?: string): Readonly<Record<string, string>> {
  return {
    'argocd.yaml': argocd,
    [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [crds.yaml, operator.yaml, kafka.yaml, services.yaml]
patches:
  - { path: every-set.yaml, target: { kind: ApplicationSet } }
  - target: { kind: ApplicationSet, name: crds|operator|services }
    patch: '[{ "op": "add", "path": "/spec/template/spec/syncPolicy/syncOptions/-", "value": "PruneLast=true" }]'
  - { path: change.yaml, target: { kind: ApplicationSet, name: kafka } }
`,
    [`${folder}/change.yaml`]: `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: kafka${annotations === undefined ? '' : `, annotations: ${annotations}`} }
${patch}
`,
  };
}

const overlay = 'overlays/hz/by-hand';

/** An overlay that a person wrote, which nothing rolls out. */
export const byHand: Readonly<Record<string, string>> = {
  'argocd.yaml': argocd,
  [`${overlay}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [service.yaml]
`,
  [`${overlay}/service.yaml`]: `apiVersion: v1
kind: Service
metadata: { name: outside, namespace: kafka }
spec: { type: ExternalName, externalName: kafka.example.com }
`,
};

const fields = {
  name: 'hz-by-hand',
  overlay,
  destination: 'hz',
  namespace: 'kafka',
  owner: 'orders',
  team: 'orders',
  reads: '.',
};

/** The same with the file that makes an Application of it; fields that are undefined are left out. */
export function byHandFile(
  changes: Readonly<Record<string, string | undefined>> = {},
  path = 'services/by-hand.yaml',
): Readonly<Record<string, string>> {
  const lines = Object.entries({ ...fields, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}\n`],
  );
  return addedFile(lines.join(''), path);
}

/** @param path below the folder of files that make Applications. */
export function addedFile(text: string, path = 'services/by-hand.yaml'): Readonly<Record<string, string>> {
  return { ...byHand, [`overlays/hz/argocd/applications/${path}`]: text };
}
