/** Owns how rules read the versions that brokers speak and write, which follow the Kafka version at the end of an upgrade. */
import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { compareVersions } from '../../strimzi/versions.ts';
import type { KafkaContext } from '../context.ts';
import type { Place } from '../place.ts';

export interface ProtocolVersion {
  readonly key: string;
  readonly value: string;
  /** `3.9` of `3.9-IV0` and `3.9.2`; undefined for what is no version. */
  readonly minor: string | undefined;
  readonly kafka: string;
  /** Against the Kafka version: negative for older; undefined where it cannot be told. */
  readonly order: number | undefined;
  readonly place: Place;
}

/** None where KRaft keeps the metadata: there, these settings do nothing. */
export function protocolVersions({ kafka, release }: KafkaContext): readonly ProtocolVersion[] {
  if (kafka !== undefined && metadataStage(kafka.map(), release) === 'kraft') return [];
  const version = kafka?.text('spec', 'kafka', 'version');
  const ofKafka = minorOf(version ?? '');
  return ['inter.broker.protocol.version', 'log.message.format.version'].flatMap((key): readonly ProtocolVersion[] => {
    const value = kafka?.config(key)?.trim();
    if (kafka === undefined || value === undefined || version === undefined || ofKafka === undefined) return [];
    const minor = minorOf(value);
    const order = minor === undefined ? undefined : compareVersions(minor, ofKafka);
    return [{ key, value, minor, kafka: version, order, place: kafka.place('spec', 'kafka', 'config', key) }];
  });
}

/** What Kafka 3.9.2 itself takes, tried with its `KafkaConfig`: `3.9`, `3.9.2`, `3.9-IV0`, and not `3`. */
function minorOf(text: string): string | undefined {
  return /^([0-9]+\.[0-9]+)(?:[.-].*)?$/.exec(text)?.[1];
}

/** The two parts of a Kafka version that belong into such a setting. */
export function minorText(version: string): string {
  return minorOf(version) ?? version;
}
