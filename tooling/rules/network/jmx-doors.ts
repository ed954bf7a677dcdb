/** Owns how rules read JMX of a Kafka resource: which nodes open it without a password, and which Services of ours lead to it. */
import type { KafkaContext } from '../context.ts';
import type { KafkaResource, Part } from '../kafka-resource.ts';
import { isExposed, leadsToPort, type OwnService, selectsNodes, servicesOf } from './services.ts';

export const jmxPort = 9999;

/** Nodes that open JMX to anybody; of several pools it is turned on for all at once. */
export interface OpenNodes {
  readonly part: Part;
  /** As a person calls them: `brokers`. */
  readonly called: string;
}

export function openNodes(kafka: KafkaResource): readonly OpenNodes[] {
  return (['kafka', 'zookeeper'] as const).flatMap((part) => {
    const nodes = kafka.nodes.filter((one) => one.part === part);
    const [first] = nodes;
    const isOpen = kafka.has('spec', part, 'jmxOptions') && !kafka.has('spec', part, 'jmxOptions', 'authentication');
    if (first === undefined || !isOpen) return [];
    return [{ part, called: first.pool === undefined ? first.called : 'Kafka nodes' }];
  });
}

/** What to write for a password: in the words of the cluster file, unless a patch opened it. */
export function passwordField({ cluster }: KafkaContext, part: Part): string {
  const { enabled, authentication, zookeeper } = cluster.spec.jmx;
  const isAuthored = enabled && authentication === 'none' && (part === 'kafka' || zookeeper);
  return isAuthored ? '`jmx.authentication` to `password`' : '`jmxOptions.authentication.type` to `password`';
}

/** Services that let the outside in to JMX of a part. */
export function doorsTo(part: Part, context: KafkaContext): readonly OwnService[] {
  return servicesOf(context.objects).filter(
    (service) => isExposed(service) && leadsToJmx(service) && selectsNodes(service, context, part),
  );
}

export function leadsToJmx(service: OwnService): boolean {
  return leadsToPort(service, jmxPort) || service.ports.some(({ targetPort }) => targetPort === 'jmx');
}
