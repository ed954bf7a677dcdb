import { describeRule } from '../../../test/support/examples.ts';

const exporter = (args: string, more = '', image = 'zookeeper-exporter:v0.1.13'): string => `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: viewer }
    spec:
      replicas: 1
      selector: { matchLabels: { app: viewer } }
      template:
        metadata: { labels: { app: viewer } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: exporter
              image: harbor.example.com/${image}
              args: ${args}
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
                readOnlyRootFilesystem: true
${more}`;
const through = (service: string): string =>
  `\`viewer\` reaches the 3 ZooKeeper nodes of orders through Service \`${service}\`, so each answer may come from another node; name each node, as \`zookeeperExporter: {}\` does.`;

describeRule('zookeeper-seen-through-service', [
  {
    name: 'the Service for clients, behind its flag',
    example: exporter('["-zk-hosts=orders-zookeeper-client.kafka.svc:2181"]'),
    finds: [`orders.yaml:16:22 warning: ${through('orders-zookeeper-client.kafka.svc')}`],
  },
  {
    name: 'each node by its name',
    example: exporter(
      '[-zk-hosts, "orders-zookeeper-0.orders-zookeeper-nodes.kafka.svc:2181,orders-zookeeper-1.orders-zookeeper-nodes.kafka.svc:2181"]',
    ),
    finds: [],
  },
  {
    name: 'a single node',
    example: `zookeeper: { nodes: 1 }\ntier: development\n${exporter('[-zk-hosts, "orders-zookeeper-client:2181"]')}`,
    finds: [],
  },
  {
    name: 'a program that is no exporter',
    example: exporter('[-zk-hosts, "orders-zookeeper-client:2181"]', '', 'console:1.2.3'),
    finds: [],
  },
]);
