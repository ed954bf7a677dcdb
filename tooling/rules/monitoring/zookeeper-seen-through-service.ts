import type { RenderedObject } from '../../render/rendered.ts';
import { listAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { type Container, workloadsOf } from '../workloads.ts';

export default defineKafkaRule({
  id: 'zookeeper-seen-through-service',
  summary: 'A ZooKeeper exporter asks each node by its own name.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Behind a Service or a proxy every connection may reach another node. What the exporter reports as one node is then now this one
and now that: metrics of the leader come and go, counters jump back, and a node that is down is never seen, as the others answer for it.`,
  fix: `Name every node: \`<cluster>-zookeeper-0.<cluster>-zookeeper-nodes.<namespace>.svc:2181\` and so on, with the client certificate that
ZooKeeper asks for. \`zookeeperExporter: {}\` does all of that.`,
  bad: `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: zookeeper-exporter }
    spec:
      replicas: 1
      selector: { matchLabels: { app: zookeeper-exporter } }
      template:
        metadata: { labels: { app: zookeeper-exporter } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: exporter
              image: harbor.example.com/zookeeper-exporter:v0.1.13
              args: [-zk-hosts, "orders-zookeeper-client:2181"]
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
                readOnlyRootFilesystem: true
`,
  good: `zookeeperExporter: {}
`,
  check(context, report) {
    const { kafka, cluster, objects } = context;
    if (kafka === undefined || kafka.replicas('zookeeper') < 2) return;
    const services = servicesBefore(context);
    for (const { object, containers } of workloadsOf(objects)) {
      for (const container of containers.filter(isExporter)) {
        listAt(container.spec['args']).forEach((value, index) => {
          const host = hostsIn(String(value)).find((one) => services.has(one.split('.')[0] ?? ''));
          if (host !== undefined)
            report(
              `\`${object.name}\` reaches the ${kafka.replicas('zookeeper')} ZooKeeper nodes of ${cluster.spec.name} through Service \`${host}\`, so each answer may come from another node; name each node, as \`zookeeperExporter: {}\` does.`,
              { node: object.node, route: [...container.route, 'args', index] },
            );
        });
      }
    }
  },
});

function isExporter({ spec }: Container): boolean {
  return /zookeeper[-_]exporter|zk[-_]exporter/.test(String(spec['image']));
}

/** Services that choose a node themselves: the operator's for clients, and those of ours, such as that of a proxy. */
function servicesBefore({ kafka, objects }: KafkaContext): ReadonlySet<string> {
  const ours = objects.filter((one) => one.kind === 'Service' && !isHeadless(one)).map((one) => one.name);
  return new Set([...ours, `${kafka?.name}-zookeeper-client`]);
}

function isHeadless({ node }: RenderedObject): boolean {
  const spec = node.entries.get('spec')?.value;
  const address = spec?.kind === 'map' ? spec.entries.get('clusterIP')?.value : undefined;
  return address?.kind === 'scalar' && address.value === 'None';
}

/** `a:2181,b:2181`, or behind `-zk-hosts=`. */
function hostsIn(argument: string): readonly string[] {
  return [...argument.matchAll(/([a-z0-9][-a-z0-9.]*):[0-9]+/g)].map((match) => match[1] ?? '');
}
