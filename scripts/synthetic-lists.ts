/** Owns made-up topics and users of clusters of the made-up fleet: for every fourth of them, fifty topics and ten users of two teams. */
const topics = 50;
const users = 10;

/** Files by path, for the cluster whose folder it is. */
export function listFiles(at: number, folder: string): readonly (readonly [path: string, text: string])[] {
  if (at % 4 !== 1) return [];
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);
  const listOf = (kind: 'Topics' | 'Users', entries: readonly string[]): string =>
    `kind: ${kind}\nowner: team-${at % 7}\n${kind.toLowerCase()}:\n${entries.map((one) => `  ${one}\n`).join('')}`;
  return [
    ...['orders', 'billing'].map((team, half): readonly [string, string] => [
      `${folder}/topics/${team}.yaml`,
      listOf(
        'Topics',
        // Clusters of one namespace have other topics.
        numbers(topics / 2).map((number) => topicText(`${team}-${at}`, number + half)),
      ),
    ]),
    [
      `${folder}/users.yaml`,
      listOf(
        'Users',
        numbers(users).map(
          (number) =>
            `service-${at}-${number}: { authentication: tls, produce: [orders-${at}.*], consume: [{ topic: billing-${at}.*, group: service-${number}-* }], quotas: { producerByteRate: 10Mi/s } }`,
        ),
      ),
    ],
  ];
}

/** Some have names that Kubernetes does not take, some are tables. */
function topicText(team: string, number: number): string {
  const name = number % 5 === 0 ? `${team}.Events_${number}` : `${team}.events-${number}`;
  const rest = number % 4 === 0 ? 'cleanup: compact' : `retention: ${1 + (number % 14)}d, retentionBytes: 100Mi`;
  return `${name}: { partitions: ${3 * (1 + (number % 4))}, ${rest}, config: { compression.type: zstd } }`;
}
