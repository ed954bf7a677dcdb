import { expect, test } from 'vitest';
import { formatOrigin } from '../source/problem.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { loadFleet } from './load.ts';

function problems(kubernetes: string, kafka: string): readonly string[] {
  const fleet = loadFleet(
    openDocuments(
      treeOf({
        'clusters/hz/cluster.yaml': `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
${kubernetes}`,
        'clusters/hz/orders.yaml': `kind: KafkaCluster
owner: team-orders
kafka: { version: 4.3.1, metadataVersion: 4.3-IV0 }
pools: { both: { roles: [controller, broker], storage: { size: 10Gi } } }
${kafka}`,
      }),
    ),
  );
  return fleet.problems.map(({ origin, message }) => `${formatOrigin(origin)} ${message}`);
}

test.each<readonly [string, string, string, readonly string[]]>([
  ['a range', 'restart: { fastest: 30s, slowest: 3m }\n', 'restart: { fastest: 2m }\n', []],
  ['the same twice', 'restart: { fastest: 3m, slowest: 3m }\n', '', []],
  [
    'the wrong way round',
    'restart: { fastest: 5m, slowest: 3m }\n',
    '',
    [
      'clusters/hz/cluster.yaml:6:21 `restart.fastest` is 5m, which is longer than `restart.slowest` of 3m; set it to 3m at most, or `restart.slowest` to 5m at least.',
    ],
  ],
  [
    'above the default',
    '',
    'restart: { fastest: 15m }\n',
    [
      'clusters/hz/orders.yaml:5:21 `restart.fastest` is 15m, which is longer than `restart.slowest` of 10m; set it to 10m at most, or `restart.slowest` to 15m at least.',
    ],
  ],
  [
    'below what cluster.yaml says',
    'restart: { fastest: 5m }\n',
    'restart: { slowest: 2m }\n',
    [
      'clusters/hz/orders.yaml:5:21 `restart.slowest` is 2m, which is shorter than `restart.fastest` of 5m; set it to 5m at least.',
    ],
  ],
  [
    'no time',
    'restart: { fastest: 5 }\n',
    '',
    ['clusters/hz/cluster.yaml:6:21 `restart.fastest` is `5`; expected a time such as `90s`, `5m` or `1h`.'],
  ],
])('%s', (_name, kubernetes, kafka, expected) => {
  expect(problems(kubernetes, kafka)).toEqual(expected);
});
