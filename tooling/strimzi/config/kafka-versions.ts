/**
 * Owns which Kafka versions the catalogue of settings has, and which of them stands for one that it lacks. The list is the input of
 * `scripts/kafka-configs.ts`: all that Strimzi 0.45 to 1.2 run, and of each older minor a late patch, so that it can be said in which
 * version a setting came or went.
 */

/** Oldest first. */
export const kafkaVersions: readonly string[] = [
  ...['2.8.1', '3.0.0', '3.1.2', '3.2.3', '3.3.2', '3.4.1', '3.5.1', '3.6.2', '3.7.1'],
  ...['3.8.0', '3.8.1', '3.9.0', '3.9.1', '3.9.2'],
  ...['4.0.0', '4.0.1', '4.1.0', '4.1.1', '4.1.2', '4.2.0', '4.2.1', '4.3.0', '4.3.1'],
];

/** `3.9` of `3.9.2`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** The version itself, or the listed patch of its minor that is nearest, the older of two; undefined where its minor is not listed. */
export function cataloguedVersion(version: string): string | undefined {
  if (kafkaVersions.includes(version)) return version;
  const patch = /^[0-9]+\.[0-9]+\.([0-9]+)$/.exec(version)?.[1];
  if (patch === undefined) return undefined;
  const distance = (other: string): number => Math.abs(Number(other.split('.')[2]) - Number(patch));
  return kafkaVersions
    .filter((one) => minorOf(one) === minorOf(version))
    .reduce<string | undefined>(
      (best, one) => (best !== undefined && distance(best) <= distance(one) ? best : one),
      undefined,
    );
}
