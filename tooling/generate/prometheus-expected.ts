/**
 * Owns the alerts that know what should be there: how many brokers, controllers and ZooKeeper nodes each cluster has. A pod that is gone has no metric
 * that could say so, and a cluster that is gone has none at all, so what is counted is compared with the cluster file.
 */
import type { KafkaCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';
import { readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';
import { brokersJob, controllersJob, hasZookeeperNodes } from './prometheus-jobs.ts';

interface Expected {
  readonly alert: string;
  readonly job: string;
  readonly count: number;
  /** Only the nodes of this pool. */
  readonly pool?: string;
  /** Where the number stands. */
  readonly origin: Origin;
  /** Begins a sentence, and ends one. */
  readonly what: string;
  readonly runbook: string;
}

/** A file of rules; undefined where nothing is expected. */
export function expectedRules(kafka: readonly KafkaCluster[], origin: Origin): YamlNode | undefined {
  const groups = kafka.flatMap((cluster): readonly Draft[] => {
    const rules = expectedOf(cluster).map((one) => alertOf(cluster, one));
    return rules.length === 0 ? [] : [{ name: `expected ${cluster.spec.namespace}/${cluster.spec.name}`, rules }];
  });
  return groups.length === 0 ? undefined : fromPlain({ groups }, origin);
}

function expectedOf(cluster: KafkaCluster): readonly Expected[] {
  const { spec, node } = cluster;
  const reader = readerOf(node);
  const look = `kubectl get pods -n ${spec.namespace} -l strimzi.io/cluster=${spec.name}`;
  const pods = 'pods that wait for a node or a volume say so in kubectl describe, others in their log';
  const groups = nodeGroupsOf(cluster).filter(({ part }) => part === 'kafka' || hasZookeeperNodes(cluster));
  const nodes = groups.map((group): Expected => {
    const origin = reader.origin(...group.nodesRoute);
    if (group.part === 'zookeeper')
      return {
        alert: 'ZooKeeperNodesMissing',
        job: 'zookeeper',
        count: group.nodes,
        origin,
        what: 'ZooKeeper nodes',
        runbook: `${look}; without more than half of them Kafka can change nothing.`,
      };
    const { pool } = group;
    const onlyController = !group.roles.includes('broker');
    return {
      alert: onlyController ? 'KafkaControllersMissing' : 'KafkaBrokersMissing',
      job: onlyController ? controllersJob : brokersJob,
      count: group.nodes,
      origin,
      what: pool === undefined ? 'brokers' : `nodes of pool ${pool.name}`,
      runbook: onlyController
        ? `${look}; without more than half of them Kafka can change nothing.`
        : `${look}; ${pods}.`,
      ...(pool === undefined ? {} : { pool: pool.name }),
    };
  });
  const exporter: Expected = {
    alert: 'KafkaExporterMissing',
    job: 'kafka-exporter',
    count: 1,
    origin: reader.origin('kafkaExporter'),
    what: 'Kafka exporters',
    runbook: `${look}; until it is back, alerts on consumer groups are blind.`,
  };
  return [...(spec.metrics ? nodes : []), ...(spec.kafkaExporter.enabled ? [exporter] : [])];
}

/** Longer than a broker takes to restart, as each roll brings this about. */
function alertOf({ spec }: KafkaCluster, { alert, job, count, pool, origin, what, runbook }: Expected): YamlNode {
  const ofPool = pool === undefined ? '' : `, strimzi_io_pool_name="${pool}"`;
  const pods = `up{job="${job}", namespace="${spec.namespace}", strimzi_io_cluster="${spec.name}"${ofPool}}`;
  const id = `${spec.namespace}/${spec.name}`;
  return fromPlain(
    {
      alert,
      // Nothing to count gives no 0, but no answer, which would be no alert.
      expr: `(count(${pods} == 1) or vector(0)) < ${count}`,
      for: '10m',
      labels: {
        severity: 'critical',
        namespace: spec.namespace,
        strimzi_io_cluster: spec.name,
        owner: spec.owner,
        tier: spec.tier,
      },
      annotations: {
        summary: `Kafka ${spec.name} has {{ $value }} of ${count} ${what}`,
        description: `${id} should have ${count} ${what} by its file, and {{ $value }} answer.`,
        runbook,
      },
    },
    origin,
  );
}
