import { describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { judge } from '../lint/judge.ts';
import { loadFleet } from '../model/load.ts';
import { createRenderer } from '../render/render.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { listAt, plainAt, textAt } from '../source/plain.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { imageVariables, operatorImage } from '../strimzi/operator/images.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { generateOverlays } from './generate.ts';

const bases = baseTexts();

/** A Kubernetes cluster that runs no Kafka yet, and its overlays. */
function cluster(strimzi: string, kubernetes = '1.33', more = ''): Documents {
  const authored = {
    ...bases,
    'clusters/hz/cluster.yaml': `kind: KubernetesCluster
owner: team-kafka
provider: alibaba
kubernetes: "${kubernetes}"
nodePools:
  - { name: kafka, nodes: 6, cpu: 7800m, memory: 28Gi, zones: [h, i, j] }
storageClasses:
  - { name: cloud-essd, default: true }
strimzi: { ${strimzi} }
${more}`,
  };
  const fleet = loadFleet(openDocuments(treeOf(authored)));
  expect(fleet.problems).toEqual([]);
  const files = [...generateOverlays(fleet).values()].flat();
  return openDocuments(treeOf({ ...authored, ...Object.fromEntries(files.map(({ path, text }) => [path, text])) }));
}

/** Objects of an overlay by kind and name. */
function rendered(documents: Documents, application = 'operator'): ReadonlyMap<string, Plain> {
  const { objects, problems } = createRenderer(documents).render(`overlays/hz/${application}`);
  expect(problems).toEqual([]);
  return new Map(objects.map((one) => [`${one.kind} ${one.name}`, toPlain(one.node)]));
}

function operatorContainer(documents: Documents): Plain {
  const deployment = rendered(documents).get('Deployment strimzi-cluster-operator');
  return listAt(deployment ?? null, 'spec', 'template', 'spec', 'containers')[0] ?? null;
}

function variables(container: Plain): ReadonlyMap<string, string | undefined> {
  return new Map(listAt(container, 'env').map((one) => [textAt(one, 'name') ?? '', textAt(one, 'value')]));
}

const named = /(?:_IMAGES?|_MAVEN_BUILDER)$/;

describe.each(['0.45.2', '1.2.0'])('the base of Strimzi %s', (name) => {
  const release = strimziRelease(name);
  if (release === undefined) throw new Error(`Strimzi ${name} is not known`);
  const kubernetes = release.minimumKubernetes;

  test('names the images that the release reads, and no other', () => {
    const container = operatorContainer(cluster(`release: ${name}`));
    expect(textAt(container, 'image')).toBe(operatorImage(release));
    const given = [...variables(container)].filter(([variable]) => named.test(variable));
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(imageVariables(release, {})));
  });

  test('takes all of them from a registry, and images of the team for Kafka', () => {
    const own = `harbor.example.com/kafka:${name}-kafka-${release.defaultKafkaVersion}`;
    const images = `images: { ${release.defaultKafkaVersion}: "${own}" }`;
    const container = operatorContainer(
      cluster(`release: ${name}, registry: harbor.example.com/strimzi, ${images}, pullSecrets: [harbor]`),
    );
    expect(JSON.stringify(container)).not.toContain('quay.io');
    expect(textAt(container, 'image')).toBe(`harbor.example.com/strimzi/operator:${name}`);
    const env = variables(container);
    expect(env.get('STRIMZI_KAFKA_IMAGES')).toContain(`${release.defaultKafkaVersion}=${own}\n`);
    expect(env.get('STRIMZI_IMAGE_PULL_SECRETS')).toBe('harbor');
  });

  test('expands a variable only from one that stands before it', () => {
    const names = listAt(operatorContainer(cluster(`release: ${name}`)), 'env').map((one) => textAt(one, 'name'));
    expect(names.indexOf('STRIMZI_OPERATOR_NAMESPACE')).toBeLessThan(
      names.indexOf('STRIMZI_OPERATOR_NAMESPACE_LABELS'),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('gives the operator its roles in the namespaces it watches, and leads in its own', () => {
    const objects = rendered(cluster(`release: ${name}, operator: { watch: [messaging] }`));
    const bindings = [...objects.values()].filter((one) => textAt(one, 'kind') === 'RoleBinding');
    const where = bindings.map((one) => `${textAt(one, 'metadata', 'namespace')} ${textAt(one, 'roleRef', 'name')}`);
    expect(where.sort()).toEqual([
      'messaging strimzi-cluster-operator-namespaced',
      'messaging strimzi-cluster-operator-watched',
      'messaging strimzi-entity-operator',
      'strimzi strimzi-cluster-operator-leader-election',
    ]);
    expect(new Set(bindings.map((one) => textAt(one, 'subjects', 0, 'namespace')))).toEqual(new Set(['strimzi']));
  });

  test('serves the API of the release by its CRDs, each with a status of its own', () => {
    for (const crd of rendered(cluster(`release: ${name}`), 'crds').values()) {
      const versions = listAt(crd, 'spec', 'versions');
      const entity = /^Kafka(?:Topic|User)$/.test(textAt(crd, 'spec', 'names', 'kind') ?? '');
      const served = versions.map((one) => textAt(one, 'name') ?? '');
      expect(served).toEqual(expect.arrayContaining([...release.apiVersions]));
      if (!entity) expect(served.filter((one) => one !== 'v1beta2' && one !== 'v1')).toEqual([]);
      expect(versions.every((one) => plainAt(one, 'subresources', 'status') !== undefined)).toBe(true);
    }
  });

  test('has no finding where no Kafka runs yet, on the oldest Kubernetes it supports', async () => {
    const { findings } = await judge(cluster(`release: ${name}`, kubernetes), { date: '2026-11-22' });
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });
});

test('what differs between releases are images and rights', () => {
  const texts = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries([...rendered(cluster(`release: ${name}`))].map(([key, value]) => [key, JSON.stringify(value)]));
  const [older, newer] = [texts('0.45.2'), texts('1.2.0')];
  expect(Object.keys(newer)).toEqual(Object.keys(older));
  expect(
    Object.keys(newer)
      .filter((key) => newer[key] !== older[key])
      .sort(),
  ).toEqual([
    'ClusterRole strimzi-cluster-operator-global',
    'ClusterRole strimzi-cluster-operator-namespaced',
    'ClusterRole strimzi-cluster-operator-watched',
    'ClusterRole strimzi-entity-operator',
    'Deployment strimzi-cluster-operator',
  ]);
});

test('Kubernetes must be as new as the release asks', async () => {
  const { findings } = await judge(cluster('release: 1.2.0', '1.29'), { date: '2026-11-22' });
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'kubernetes-too-old Kubernetes 1.29 is too old for Strimzi 1.2.0; expected 1.30 or newer.',
  ]);
});
