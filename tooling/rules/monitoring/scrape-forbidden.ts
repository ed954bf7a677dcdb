import type { Plain } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import { type Sight, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { scrapeJobs } from './scrape-jobs.ts';

export default defineKubernetesRule({
  id: 'scrape-forbidden',
  summary: 'Prometheus may look for pods in the namespaces that it is told to look in.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Discovery asks the API server with the account of the pod. Where that may not list and watch pods, the job has no targets: nothing is
down, no alert fires, and only the log of Prometheus tells.`,
  fix: 'Bind a Role that may get, list and watch `pods` in that namespace to the account.',
  bad: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: everything-beside-it
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [monitoring] } }]
`,
  },
  good: {
    'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: everything-beside-kafka
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [kafka] } }]
`,
  },
  check(context, report) {
    const sight = sightOf(context);
    for (const server of prometheusServers(context)) {
      const account = String(server.workload.spec['serviceAccountName'] ?? 'default');
      const home = server.workload.object.namespace;
      if (home === undefined) continue;
      for (const job of scrapeJobs(server)) {
        if (!job.looksForPods) continue;
        for (const namespace of job.namespaces ?? []) {
          // What others have bound where nothing of ours is, is not in sight.
          if (sight.namespace(namespace) === undefined || mayList(sight, namespace, account, home)) continue;
          report(
            `Scrape job \`${job.name}\` looks for pods in namespace \`${namespace}\`, where account \`${account}\` of namespace \`${home}\` may not list them; bind a Role for that there.`,
            job.place('kubernetes_sd_configs'),
          );
        }
      }
    }
  },
});

function mayList(sight: Sight, namespace: string, account: string, home: string): boolean {
  return sight.ofKind('RoleBinding', 'ClusterRoleBinding').some(({ object, plain }) => {
    if (object.kind === 'RoleBinding' && object.namespace !== namespace) return false;
    return isFor(plain, account, home) && allows(sight, plain, namespace);
  });
}

function isFor(binding: Plain, account: string, home: string): boolean {
  return listAt(binding, 'subjects').some((one) => {
    const name = textAt(one, 'name');
    // A group may hold any account.
    if (textAt(one, 'kind') !== 'ServiceAccount') return true;
    return name === account && textAt(one, 'namespace') === home;
  });
}

/** A role that is not in sight, such as `view`, may allow it. */
function allows(sight: Sight, binding: Plain, namespace: string): boolean {
  const kind = textAt(binding, 'roleRef', 'kind') ?? '';
  const name = textAt(binding, 'roleRef', 'name');
  const role = sight
    .ofKind(kind)
    .find(({ object }) => object.name === name && (kind === 'ClusterRole' || object.namespace === namespace));
  if (role === undefined) return true;
  const has = (rule: Plain, field: string, ...wanted: readonly string[]): boolean => {
    const values = listAt(rule, field).map(String);
    return values.includes('*') || wanted.every((one) => values.includes(one));
  };
  return listAt(role.plain, 'rules').some(
    (rule) => has(rule, 'apiGroups', '') && has(rule, 'resources', 'pods') && has(rule, 'verbs', 'list', 'watch'),
  );
}
