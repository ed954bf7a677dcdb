/** Owns how rules read JMX of a Kafka resource: which nodes open it without a password, and which Services of ours lead to it. */
import type { KafkaContext } from '../context.ts';
import type { KafkaResource, Part } from '../kafka-resource.ts';
import { isExposed, leadsToPort, type OwnService, selectsNodes, servicesOf } from './services.ts';

export const jmxPort = 9999;

/** Parts whose nodes open JMX to anybody. */
export function openParts(kafka: KafkaResource): readonly Part[] {
  return (['kafka', 'zookeeper'] as const).filter(
    (part) => kafka.has('spec', part, 'jmxOptions') && !kafka.has('spec', part, 'jmxOptions', 'authentication'),
  );
}

/** What to write for a password: in the words of the cluster file, unless a patch opened it. */
export function passwordField({ cluster }: KafkaContext, part: Part): string {
  const { enabled, authentication, zookeeper } = cluster.spec.jmx;
  const isAuthored = enabled && authentication === 'none' && (part === 'kafka' || zookeeper);
  return isAuthored ? '`jmx.authentication` to `password`' : '`jmxOptions.authentication.type` to `password`';
}

/** Services that let the outside in to JMX of a part. */
export function doorsTo(part: Part, kafka: KafkaResource, { objects }: KafkaContext): readonly OwnService[] {
  return servicesOf(objects).filter(
    (service) => isExposed(service) && leadsToJmx(service) && selectsNodes(service, kafka, part),
  );
}

export function leadsToJmx(service: OwnService): boolean {
  return leadsToPort(service, jmxPort) || service.ports.some(({ targetPort }) => targetPort === 'jmx');
}
