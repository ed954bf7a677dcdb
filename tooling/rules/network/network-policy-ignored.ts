import { hasAt } from '../../source/plain.ts';
import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { seeAlso } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';
import { areEnforced, networkPoliciesOf } from './network-policies.ts';

export default defineKafkaRule({
  id: 'network-policy-ignored',
  summary: 'What NetworkPolicies are to guard stands where they are enforced.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A NetworkPolicy is accepted everywhere, and does nothing where the network does not enforce it: Flannel does not, the VPC CNI of AWS
only when told to. Who may connect is then decided by nobody.`,
  fix: `Run the cluster where NetworkPolicies are enforced, or guard it otherwise (authentication on every listener, no ZooKeeper proxy) and
suppress this. If they are enforced after all, correct \`networkPolicies\` in cluster.yaml.`,
  bad: {
    'cluster.yaml': 'networkPolicies: ignored\n',
    'orders.yaml': `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, networkPolicyPeers: [{ podSelector: { matchLabels: { app: orders } } }] }
`,
  },
  good: {
    'cluster.yaml': 'networkPolicies: ignored\n',
    'orders.yaml': `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
  },
  check(context, report) {
    if (areEnforced(context)) return;
    const { kafka, kubernetes, objects } = context;
    const why = seeAlso(inCluster(kubernetes, 'networkPolicies'), 'what its network does');
    for (const listener of kafka === undefined ? [] : listenersOf(kafka)) {
      if (kafka === undefined || listener.authentication !== undefined) continue;
      if (!hasAt(kafka.list('spec', 'kafka', 'listeners')[listener.index], 'networkPolicyPeers', 0)) continue;
      report(
        `The network of ${kubernetes.id} ignores NetworkPolicies, so \`networkPolicyPeers\` keep nobody away from listener \`${listener.name}\`; add \`authentication\`.`,
        { ...listenerPlace(kafka, listener, 'networkPolicyPeers'), key: true },
        why,
      );
    }
    const policies = networkPoliciesOf(objects);
    const [first] = policies;
    if (first === undefined) return;
    report(
      `The network of ${kubernetes.id} ignores NetworkPolicies, so ${listNames(policies.map((one) => one.name))} keep${policies.length === 1 ? 's' : ''} nobody away; guard the pods otherwise.`,
      { node: first.node, route: ['metadata', 'name'] },
      why,
    );
  },
});
