/**
 * Owns all objects of a fleet, for tests that ask somebody else about them: by overlay, as plain data. Overlays are those that generate
 * writes today, and those beside them on the disk.
 */
import { readFileSync } from 'node:fs';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays, overlaysRoot } from '../../tooling/generate/generate.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { createRenderer } from '../../tooling/render/render.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { type Documents, joinPath, openDocuments, treeOf, withGenerated } from '../../tooling/source/tree.ts';
import { repositoryRoot } from './miniature.ts';

export interface RenderedOverlay {
  /** `overlays/hz-prod/my-cluster` */
  readonly directory: string;
  /** The Kubernetes cluster it is for. */
  readonly kubernetes: string;
  /** The release of Strimzi that runs there. */
  readonly release: string;
  readonly objects: readonly Plain[];
}

export function renderRepository(): readonly RenderedOverlay[] {
  return renderFleet(openDocuments(openCheckout(repositoryRoot)));
}

/** The fleet that sets every field there is, over the bases of this repository. */
export function renderEveryField(): readonly RenderedOverlay[] {
  const fixture = (name: string): string =>
    readFileSync(new URL(`../../tooling/generate/fixtures/every-field.${name}.yaml`, import.meta.url), 'utf8');
  return renderFleet(
    openDocuments(
      treeOf({
        ...baseTexts(),
        'clusters/profiles/base.yaml': 'kind: Profile\nkafka: { cpu: 1 }\n',
        'clusters/hz/cluster.yaml': fixture('kubernetes'),
        'clusters/hz/orders.yaml': fixture('kafka'),
        'clusters/hz/listed.yaml': olderKafka,
        'clusters/hz/listed/topics.yaml': fixture('topics'),
        // A field of a later release.
        'clusters/hz/listed/users.yaml': fixture('users').replace(/^ *certificate: .*\n/m, ''),
        'clusters/ams/cluster.yaml': todaysKubernetes,
        'clusters/ams/orders.yaml': todaysKafka,
        'clusters/ams/pools.yaml': fixture('kraft'),
        'clusters/ams/orders/topics.yaml': fixture('topics'),
        'clusters/ams/orders/users.yaml': fixture('users'),
      }),
    ),
  );
}

/** Has the operators of topics and users that the cluster with every field turns off. */
const olderKafka = `kind: KafkaCluster
owner: team-orders
tier: development
kafka: { version: 3.9.2, storage: { size: 20Gi } }
zookeeper: { storage: { size: 20Gi } }
`;
/** For what only the newest release has. */
const todaysKubernetes = `kind: KubernetesCluster
provider: other
kubernetes: "1.34"
nodePools: [{ name: kafka, nodes: 3, cpu: 8, memory: 32Gi, zones: [a] }]
storageClasses: [{ name: fast, default: true }, { name: archive }]
strimzi: { release: 1.2.0 }
`;
const todaysKafka = `kind: KafkaCluster
owner: team-orders
tier: development
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools: { all: { roles: [controller, broker], storage: { size: 10Gi } } }
`;

function renderFleet(documents: Documents): readonly RenderedOverlay[] {
  const fleet = loadFleet(documents);
  const all = withGenerated(documents, [...generateOverlays(fleet).values()].flat());
  const renderer = createRenderer(all);
  return kustomizationsBelow(all, overlaysRoot).map((directory) => {
    const { objects, problems } = renderer.render(directory);
    const [problem] = [...fleet.problems, ...problems];
    if (problem !== undefined) throw new Error(`${formatOrigin(problem.origin)}: ${problem.message}`);
    const kubernetes = directory.split('/')[1] ?? '';
    const release = fleet.kubernetesClusters.find(({ id }) => id === kubernetes)?.spec.strimzi.release ?? '';
    return { directory, kubernetes, release, objects: objects.map(({ node }) => toPlain(node)) };
  });
}

/** What Argo CD is pointed at: the topmost folders with a kustomization. */
function kustomizationsBelow(documents: Documents, directory: string): readonly string[] {
  const entries = documents.list(directory);
  if (entries.has('kustomization.yaml')) return [directory];
  return [...entries].flatMap(([name, kind]) =>
    kind === 'directory' ? kustomizationsBelow(documents, joinPath(directory, name)) : [],
  );
}
