/** Owns how clients reach a listener at first, in words. Source: Strimzi 0.45.2 and 1.2.0, `ListenersUtils`, `KafkaListenersReconciler`. */
import { numberAt, textAt } from '../../../source/plain.ts';
import type { Listener } from '../../listeners/listeners.ts';
import type { ClusterState } from '../effect.ts';

/** A noun: `orders-kafka-bootstrap.kafka.svc:9093` in backticks, or what leads there. */
export function bootstrapOf(listener: Listener, { kafka }: ClusterState): string {
  const [cluster, namespace] = [textAt(kafka, 'metadata', 'name') ?? '', textAt(kafka, 'metadata', 'namespace')];
  const own = `${cluster}-kafka-${listener.name}-bootstrap`;
  const service = (name: string): string =>
    `\`${name}${namespace === undefined ? '' : `.${namespace}`}.svc:${listener.port}\``;
  switch (listener.type) {
    case 'internal':
      return service(`${cluster}-kafka-bootstrap`);
    case 'cluster-ip':
      return service(own);
    case 'nodeport': {
      const port = numberAt(listener.bootstrap, 'nodePort');
      return port === undefined ? `the node port of Service \`${own}\`` : `node port ${port}`;
    }
    case 'loadbalancer':
      return `port ${listener.port} of the load balancer of Service \`${own}\``;
    default: {
      const host = textAt(listener.bootstrap, 'host');
      return host === undefined ? `the host of Route \`${own}\`` : `\`${host}:443\``;
    }
  }
}
