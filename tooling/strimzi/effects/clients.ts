/**
 * Owns what clients of a cluster notice of a change: addresses, encryption, how they prove who they are, what they may do. Users and their
 * rights are told where lists are.
 */
import { flagAt, hasAt, textAt } from '../../source/plain.ts';
import type { ClusterChange, ClusterState, FieldChange } from './effect.ts';
import { bootstrapOf } from './of-fields/listener-address.ts';
import { type ListenerChange, listenerChanges, predecessorOf, successorOf } from './of-fields/listener-changes.ts';
import { isPaused } from './of-fields/pause.ts';

export interface ClientChange {
  /** Name of the listener; `*` for all of them, `port 9404` or `port 9999` for what monitoring connects to. */
  readonly listener: string;
  /** Whether clients that go on as they are cannot connect any more. */
  readonly breaks: boolean;
  /** A sentence. */
  readonly says: string;
  readonly changes: readonly FieldChange[];
}

/** @returns listeners in their order, then what holds for all, then monitoring. Nothing while the operator leaves the cluster alone. */
export function clientChanges(change: ClusterChange): readonly ClientChange[] {
  if (isPaused(change.after)) return [];
  return [
    ...listenerChanges(change).flatMap((one) => ofListener(one, change)),
    ...ofAuthorization(change),
    ...ofAuthority(change),
    ...ofMonitoring(change),
  ];
}

function ofListener(one: ListenerChange, change: ClusterChange): readonly ClientChange[] {
  const { name, before, after, causes, fields } = one;
  const successor = successorOf(one, change);
  if (before !== undefined && successor !== undefined)
    return [
      {
        listener: name,
        breaks: true,
        says: `It is called \`${successor.name}\`, still at ${bootstrapOf(before, change.before)}; while brokers restart, clients reach only partitions of brokers that have the name by which they came in.`,
        changes: [...causes, ...successor.causes],
      },
    ];
  if (predecessorOf(one, change) !== undefined) return [];
  if (before === undefined)
    return after === undefined
      ? []
      : [
          {
            listener: name,
            breaks: false,
            says: `There is a new listener, at ${bootstrapOf(after, change.after)}${after.tls ? ', encrypted' : ', not encrypted'}${proof(after.authentication)}.`,
            changes: causes,
          },
        ];
  if (after === undefined)
    return [
      {
        listener: name,
        breaks: true,
        says: `There is no listener at ${bootstrapOf(before, change.before)} any more; clients that use it cannot connect.`,
        changes: causes,
      },
    ];
  return fields.flatMap(({ result, causes: own }) =>
    result.noticed === undefined ? [] : [{ listener: name, ...result.noticed, changes: own }],
  );
}

function proof(authentication: ListenerAuthentication): string {
  const type = textAt(authentication, 'type');
  return type === undefined ? ', without authentication' : `, with authentication \`${type}\``;
}

type ListenerAuthentication = NonNullable<ListenerChange['after']>['authentication'];

/** Changes at a route, above it or below it. */
function causesAt(change: ClusterChange, ...route: readonly string[]): readonly FieldChange[] {
  return change.fields.filter(
    (one) => one.kind === 'Kafka' && route.every((step, index) => (one.route[index] ?? step) === step),
  );
}

function ofAuthorization(change: ClusterChange): readonly ClientChange[] {
  const causes = causesAt(change, 'spec', 'kafka', 'authorization');
  const type = ({ kafka }: ClusterState): string | undefined => textAt(kafka, 'spec', 'kafka', 'authorization', 'type');
  const [was, is] = [type(change.before), type(change.after)];
  if (causes.length === 0 || was === is) return [];
  const tell = (breaks: boolean, says: string): readonly ClientChange[] => [
    { listener: '*', breaks, says, changes: causes },
  ];
  if (is === undefined) return tell(false, 'Everybody who can connect may do everything.');
  if (was === undefined)
    return tell(
      true,
      `Clients may do only what they have rights for (authorization \`${is}\`); without any they are refused.`,
    );
  return tell(true, `Rights are checked by \`${is}\` instead of \`${was}\`; who has none there is refused.`);
}

function ofAuthority(change: ClusterChange): readonly ClientChange[] {
  const tell = (field: 'clusterCa' | 'clientsCa', says: string): readonly ClientChange[] => {
    const isOwn = ({ kafka }: ClusterState): boolean => hasAt(kafka, 'spec', field) && !makes(kafka, field);
    const causes = causesAt(change, 'spec', field);
    if (causes.length === 0 || isOwn(change.before) === isOwn(change.after)) return [];
    return [{ listener: '*', breaks: false, says, changes: causes }];
  };
  return [
    ...tell(
      'clusterCa',
      'Certificates of brokers come from whoever makes the cluster authority now; where that is another authority, clients with TLS have to trust it first.',
    ),
    ...tell(
      'clientsCa',
      'Certificates of clients are checked against the authority that is in its Secret now; where that is another one, those of before are refused.',
    ),
  ];
}

function makes(kafka: ClusterState['kafka'], field: string): boolean {
  return flagAt(kafka, 'spec', field, 'generateCertificateAuthority') !== false;
}

/** What Prometheus and JMX clients connect to. */
function ofMonitoring(change: ClusterChange): readonly ClientChange[] {
  const { before, after } = change;
  return (['kafka', 'zookeeper'] as const).flatMap((part) => {
    const isThere = ({ kafka }: ClusterState): boolean => hasAt(kafka, 'spec', part);
    if (!isThere(before) || !isThere(after)) return [];
    const whose = part === 'kafka' ? 'nodes of Kafka' : 'ZooKeeper nodes';
    return [...metricsPort(part, whose, change), ...jmxPort(part, whose, change)];
  });
}

function metricsPort(part: string, whose: string, change: ClusterChange): readonly ClientChange[] {
  const has = ({ kafka }: ClusterState): boolean => hasAt(kafka, 'spec', part, 'metricsConfig');
  const [was, is] = [has(change.before), has(change.after)];
  if (was === is) return [];
  const changes = causesAt(change, 'spec', part, 'metricsConfig');
  const says = is
    ? `Metrics of ${whose} are at port 9404.`
    : `There are no metrics of ${whose} at port 9404 any more; alerts on them stay silent.`;
  return changes.length === 0 ? [] : [{ listener: 'port 9404', breaks: !is, says, changes }];
}

function jmxPort(part: string, whose: string, change: ClusterChange): readonly ClientChange[] {
  const mode = ({ kafka }: ClusterState): 'off' | 'open' | 'password' => {
    if (!hasAt(kafka, 'spec', part, 'jmxOptions')) return 'off';
    return textAt(kafka, 'spec', part, 'jmxOptions', 'authentication', 'type') === 'password' ? 'password' : 'open';
  };
  const [was, is] = [mode(change.before), mode(change.after)];
  const changes = causesAt(change, 'spec', part, 'jmxOptions');
  if (was === is || changes.length === 0) return [];
  const secret = `\`${textAt(change.after.kafka, 'metadata', 'name') ?? ''}-${part}-jmx\``;
  const says = {
    off: `JMX of ${whose} is not at port 9999 any more.`,
    open: `JMX of ${whose} is at port 9999, and everybody who reaches it may do everything there.`,
    password: `JMX of ${whose} is at port 9999 with the user and password of Secret ${secret}.`,
  }[is];
  return [{ listener: 'port 9999', breaks: was !== 'off' && is !== 'open', says, changes }];
}
