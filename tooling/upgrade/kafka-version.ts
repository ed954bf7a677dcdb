/**
 * Owns the steps from one Kafka version to another: the version first, and what brokers write and speak in a step of its own, since nothing
 * leads back from that. Source: Strimzi 0.45.2 and 1.2.0, guides on upgrading Kafka; `KafkaRoller`.
 */

import type { Step } from '../lint/mend/step.ts';
import { brokerConfig } from '../strimzi/config/forbidden-config.ts';
import { metadataVersionsOf, oldestWayBack } from '../strimzi/config/kafka-protocols.ts';
import { fullMetadataVersion } from '../strimzi/config/metadata-version-verdict.ts';
import { judgeVersionChange, versionChangeText } from '../strimzi/config/version-change.ts';
import { compareVersions } from '../strimzi/versions.ts';
import { minorIn, type ProtocolKey, type Stand, set, type Way, waitForStatus } from './stand.ts';

const interBroker: ProtocolKey = 'inter.broker.protocol.version';
const messageFormat: ProtocolKey = 'log.message.format.version';

/** The version alone; in a cluster with ZooKeeper, brokers go on speaking the old one. */
export function versionStep(stand: Stand, to: string): Way {
  const { cluster, version: from, stack, protocols } = stand;
  const isBack = compareVersions(to, from) < 0;
  const spoken = minorIn(protocols[interBroker] ?? from);
  // Left out, it follows the version as soon as all brokers have it, and then nothing leads back.
  const pins =
    stack === 'zookeeper' && !isBack && minorIn(to) !== minorIn(from)
      ? protocolsToPin(from).filter((key) => protocols[key] === undefined)
      : [];
  const step: Step = {
    text: `${isBack ? 'Take Kafka' : 'Upgrade Kafka'} of ${cluster.id} ${isBack ? 'back ' : ''}from ${from} to ${to}.`,
    edits: [set(stand, ['kafka', 'version'], to), ...pins.map((key) => set(stand, ['kafka', 'config', key], spoken))],
    byHand: [],
    restarts: `${stack === 'kraft' ? 'All controllers and brokers' : 'All ZooKeeper nodes and brokers'}, one by one.`,
    waits: [waitForStatus(stand, 'kafkaVersion', to)],
    back: backFrom(stand, to, isBack),
    notes: notesOf(stand, to),
  };
  const pinned = Object.fromEntries(pins.map((key) => [key, spoken]));
  return { steps: [step], stand: { ...stand, version: to, protocols: { ...protocols, ...pinned } } };
}

/** Since 3.0 the format of messages follows the protocol. */
function protocolsToPin(from: string): readonly ProtocolKey[] {
  return compareVersions(from, '3.0') < 0 ? [interBroker, messageFormat] : [interBroker];
}

function backFrom({ version: from, stack, metadata }: Stand, to: string, isBack: boolean): string {
  if (isBack) return `Set \`kafka.version\` to ${from} again.`;
  if (minorIn(to) === minorIn(from)) return `Set \`kafka.version\` back to ${from}.`;
  const fixed =
    stack === 'kraft'
      ? `\`kafka.metadataVersion\` is ${metadata ?? 'as it was'}`
      : `\`${interBroker}\` is ${minorIn(from)}`;
  return `Set \`kafka.version\` back to ${from}, as long as ${fixed}.`;
}

/** What the settings that are given, and those that are not, do in the new version. */
function notesOf({ config, version, release }: Stand, to: string): readonly string[] {
  const effects = judgeVersionChange(config, version, to, 'broker', brokerConfig(release));
  const defaults = effects.flatMap((one) => (one.what === 'default changed' ? [one] : []));
  const told = effects.filter((one) => one.what !== 'default changed').map((one) => versionChangeText(one, to));
  if (defaults.length === 0) return told;
  const list = defaults.map(({ key, before, after }) => `${key} (${shown(before)} to ${shown(after)})`);
  return [...told, `Other defaults: ${list.join(', ')}.`];
}

function shown(value: string | undefined): string {
  return value === undefined || value === '' ? 'none' : value;
}

/** What brokers write or speak, once the new version has proved itself; no step where it is that of the version already. */
export function finishSteps(stand: Stand): Way {
  return stand.stack === 'kraft' ? metadataStep(stand, metadataVersionsOf(stand.version).at(-1)) : protocolStep(stand);
}

/** @param to in its full form; undefined where Kafka has none. */
export function metadataStep(stand: Stand, to: string | undefined): Way {
  const { cluster, version, metadata } = stand;
  const from = metadata === undefined ? undefined : fullMetadataVersion(metadata, version);
  if (to === undefined || to === from) return { steps: [], stand };
  const oldest = oldestWayBack(to);
  const canGoBack = from !== undefined && fullOrder(oldest, from, version) <= 0;
  const step: Step = {
    text: `Let ${cluster.id} write its metadata in version ${to}${metadata === undefined ? '' : `, after ${metadata}`}.`,
    edits: [set(stand, ['kafka', 'metadataVersion'], to)],
    byHand: [],
    restarts: 'Nothing.',
    waits: [waitForStatus(stand, 'kafkaMetadataVersion', to)],
    back: canGoBack
      ? `Set \`kafka.metadataVersion\` back to ${from}: no version between wrote anything else.`
      : 'There is no way back, and none to an older Kafka either: take this step when the new version has proved itself.',
    notes: [],
  };
  return { steps: [step], stand: { ...stand, metadata: to } };
}

/** Negative if the first is older; both are known to the version. */
export function fullOrder(one: string, other: string, version: string): number {
  const all = metadataVersionsOf(version);
  return all.indexOf(one) - all.indexOf(other);
}

function protocolStep(stand: Stand): Way {
  const { cluster, version, protocols } = stand;
  const minor = minorIn(version);
  const behind = ([interBroker, messageFormat] as const).filter((key) => {
    const value = protocols[key];
    return value !== undefined && compareVersions(minorIn(value), minor) < 0;
  });
  const [first] = behind;
  if (first === undefined) return { steps: [], stand };
  const step: Step = {
    text: `Let the brokers of ${cluster.id} speak version ${minor}, after ${protocols[first]}.`,
    edits: behind.map((key) => set(stand, ['kafka', 'config', key], minor)),
    byHand: [],
    restarts: 'All brokers, one by one.',
    waits: [
      {
        command: `kubectl get pods -n ${cluster.spec.namespace} -l strimzi.io/name=${cluster.spec.name}-kafka -o jsonpath='{.items[*].metadata.annotations.strimzi\\.io/inter-broker-protocol-version}'`,
        until: `it prints ${minor} for every broker`,
      },
    ],
    back: 'There is no way back to an older Kafka: take this step when the new version has proved itself.',
    notes: [],
  };
  const raised = Object.fromEntries(behind.map((key) => [key, minor]));
  return { steps: [step], stand: { ...stand, protocols: { ...protocols, ...raised } } };
}
