import { describeRule } from '../../../test/support/examples.ts';

const job = (namespace: string): string => `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: more
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [${namespace}] } }]
`;
const right = (verbs: string, account = 'prometheus'): string => `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: { name: finds-pods }
    rules: [{ apiGroups: [""], resources: [pods], verbs: ${verbs} }]
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: finds-pods }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: finds-pods }
    subjects: [{ kind: ServiceAccount, name: ${account}, namespace: monitoring }]
`;

describeRule('scrape-forbidden', [
  {
    name: 'where Kafka runs',
    example: { 'cluster.yaml': job('kafka') },
    finds: [],
  },
  {
    name: 'where the operator runs',
    example: { 'cluster.yaml': job('strimzi') },
    finds: [],
  },
  {
    name: 'where nothing is bound',
    example: { 'cluster.yaml': job('monitoring') },
    finds: [
      'cluster.yaml:5:7 error: Scrape job `more` looks for pods in namespace `monitoring`, where account `prometheus` of namespace `monitoring` may not list them; bind a Role for that there.',
    ],
  },
  {
    name: 'a namespace that is not in sight',
    example: { 'cluster.yaml': job('other') },
    finds: [],
  },
  {
    name: 'bound by hand',
    example: { 'cluster.yaml': job('monitoring'), 'orders.yaml': right('[list, watch]') },
    finds: [],
  },
  {
    name: 'a right that is too small',
    example: { 'cluster.yaml': job('monitoring'), 'orders.yaml': right('[list]') },
    finds: [
      'cluster.yaml:5:7 error: Scrape job `more` looks for pods in namespace `monitoring`, where account `prometheus` of namespace `monitoring` may not list them; bind a Role for that there.',
    ],
  },
]);
