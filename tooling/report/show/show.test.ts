/** The picture of a cluster: of both stacks, with listeners of several kinds, and of hostile texts. */
import { describe, expect, test } from 'vitest';
import { miniature } from '../../../test/support/miniature.ts';
import { generateOverlays } from '../../generate/generate.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import { loadFleet } from '../../model/load.ts';
import { createRenderer } from '../../render/render.ts';
import { withGenerated } from '../../source/tree.ts';
import { strimziRelease } from '../../strimzi/releases.ts';
import { type ClusterPicture, pictureOf } from './picture.ts';
import { formatPicture, formatPictureJson } from './show.ts';

function picture(file: string, others: Readonly<Record<string, string>> = {}, release = '1.2.0'): ClusterPicture {
  const documents = miniature({
    'clusters/kz/cluster.yaml': `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
zones: [a, b, c]
storageClasses: [{ name: fast, default: true }]
strimzi: { release: ${release} }
`,
    'clusters/kz/orders.yaml': `kind: KafkaCluster\nowner: team-orders\n${file}`,
    ...others,
  });
  const fleet = loadFleet(documents);
  const cluster = fleet.kafkaClusters.find((one) => one.id === 'kz/orders');
  const known = strimziRelease(release);
  if (cluster === undefined || known === undefined)
    throw new Error(fleet.problems.map((one) => one.message).join('\n') || 'There is no cluster.');
  const overlays = generateOverlays({ ...fleet, kafkaClusters: [cluster] });
  const { objects, problems } = createRenderer(withGenerated(documents, [...overlays.values()].flat())).render(
    overlayOf(cluster),
  );
  expect(problems).toEqual([]);
  const made = pictureOf(cluster, known, objects, []);
  if (made === undefined) throw new Error('There is no Kafka resource.');
  return made;
}

const kraft = `kafka:
  version: 4.3.1
  metadataVersion: 4.3-IV0
  config: { num.io.threads: 16, log.retention.ms: 1000 }
  listeners:
    - { name: plain, port: 9092, type: internal, tls: false }
    - { name: users, port: 9093, type: internal, tls: true, authentication: { type: scram-sha-512 } }
    - name: outside
      port: 9094
      type: nodeport
      tls: true
      configuration:
        bootstrap: { nodePort: 32100 }
        brokers: [{ broker: 0, nodePort: 32000, advertisedHost: one.example.org }]
pools:
  controllers: { roles: [controller], storage: { size: 10Gi }, placement: { zones: [a] } }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, deleteClaim: true }] } }
`;
const lists = {
  'clusters/kz/orders/users.yaml': 'kind: Users\nusers:\n  billing: { authentication: scram-sha-512 }\n',
};
const zookeeper = `stack: zookeeper
kafka: { version: 3.9.2, storage: { size: 100Gi } }
zookeeper: { storage: { size: 10Gi } }
`;

describe('a cluster with pools', () => {
  const made = picture(kraft);
  test('looks like this', () => expect(formatPicture(made, { color: false })).toMatchSnapshot());
  test('has its nodes with what they get', () => {
    expect(made.pods.map(({ pods, roles, zones }) => [pods.length, roles, zones])).toEqual([
      [3, ['broker'], ['a', 'b', 'c']],
      [3, ['controller'], ['a']],
    ]);
    expect(made.pods[0]?.disks).toEqual([
      { size: '100Gi', class: 'fast' },
      { size: '100Gi', class: 'fast' },
    ]);
  });
  test('is reached at each listener', () => {
    const [plain, , outside] = made.listeners;
    expect(plain?.bootstrap).toBe('orders-kafka-bootstrap.kafka.svc:9092');
    expect(plain?.brokers).toHaveLength(3);
    expect(plain?.brokers[0]?.address).toMatch(/^orders-\S+-0\.orders-kafka-brokers\.kafka\.svc:9092$/);
    expect(outside?.bootstrap).toBe('node port 32100');
    expect(outside?.brokers.map((one) => one.address)).toEqual([
      'one.example.org:32000',
      'its host, at a node port that Kubernetes picks',
      'its host, at a node port that Kubernetes picks',
    ]);
  });
  test('tells settings that restart from others', () => {
    expect(made.restarts.live).toContain('num.io.threads');
    expect(made.restarts.atStart).toContain('default.replication.factor');
  });
  test('keeps claims apart that are deleted with it', () => {
    expect(made.claims.map(({ names, deleteClaim }) => [names.length, deleteClaim])).toEqual([
      [3, false],
      [3, true],
      [3, false],
    ]);
  });
});

test('a cluster with ZooKeeper', () => {
  const made = picture(zookeeper, {}, '0.45.2');
  expect(formatPicture(made, { color: false })).toMatchSnapshot();
  expect(made.pods.map((one) => one.roles)).toContainEqual(['ZooKeeper']);
  expect(made.metadataVersion).toBeNull();
});

test('JSON is the picture', () => {
  const made = picture(kraft);
  expect(JSON.parse(formatPictureJson(made))).toEqual(JSON.parse(JSON.stringify(made)));
});

test('users need their Secrets, with the keys that the operator puts there', () => {
  const made = picture(`${kraft}entityOperator: { enabled: true, users: true, topics: false }\n`, lists);
  expect(made.secrets.at(-1)).toEqual({ name: 'billing', keys: ['password', 'sasl.jaas.config'], for: 'user billing' });
});

test.each([60, 80, 110])('it fits %d columns but for a word that is longer, and one screen', (width) => {
  const lines = formatPicture(picture(kraft), { color: false, width }).trimEnd().split('\n');
  for (const line of lines.slice(1))
    if (/\S\s+\S+\s+\S/.test(line.trim())) expect(line.length, line).toBeLessThanOrEqual(width + 2);
  if (width === 110) expect(lines.length).toBeLessThan(45);
});

test('nothing in it moves a cursor', () => {
  const made = picture(kraft);
  const nasty = {
    ...made,
    owner: 'a\u001b[31mb',
    id: 'kz/\u202eorders',
    pods: [{ pods: ['p\u0007-0'], roles: ['x\n'], disks: [] }],
  };
  expect(formatPicture(nasty, { color: false }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  expect(formatPicture(made, { color: true })).toContain('\u001b[1mkz/orders\u001b[22m');
});
