import { plainAt } from '../../source/plain.ts';
import { formatBytes, formatMemory, parseQuantity } from '../../source/quantity.ts';
import { defaultMaxSamples, sampleBytes } from '../../strimzi/notations/prometheus.ts';
import { defineKubernetesRule } from '../rule.ts';
import { prometheusServers } from './prometheus-servers.ts';

export default defineKubernetesRule({
  id: 'prometheus-query-exceeds-memory',
  summary: 'One query cannot take more memory than Prometheus has.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `\`--query.max-samples\` is how many samples one query may load, 50 million where nothing is said, of 16 bytes each: 763Mi. If that is
more than the memory limit, a single query of a dashboard ends Prometheus, and while it reads its log again no alert fires. Metrics
themselves, and the queries beside it, need memory besides.`,
  fix: 'Raise the memory, or lower `--query.max-samples`.',
  bad: { 'cluster.yaml': 'prometheus:\n  memory: 512Mi\n  storage: { size: 50Gi }\n' },
  good: { 'cluster.yaml': 'prometheus:\n  memory: 4Gi\n  storage: { size: 50Gi }\n' },
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const limit = plainAt(server.container.spec, 'resources', 'limits', 'memory');
      const memory = typeof limit === 'string' || typeof limit === 'number' ? parseQuantity(limit) : undefined;
      const flag = server.flag('query.max-samples');
      if (memory === undefined || (flag !== undefined && !/^\d+$/.test(flag.value ?? ''))) continue;
      const samples = flag === undefined ? defaultMaxSamples : Number(flag.value);
      if (samples * sampleBytes <= memory) continue;
      const enough = formatMemory(Math.ceil((2 * samples * sampleBytes) / 1024 ** 3) * 1024 ** 3);
      const place = {
        node: server.workload.object.node,
        route: [...server.container.route, 'resources', 'limits', 'memory'],
      };
      report(
        `One query may load ${samples.toLocaleString('en')} samples, ${formatBytes(samples * sampleBytes)}, and Prometheus of ${server.what} has ${formatBytes(memory)} of memory; give it ${enough} or more, or lower \`--query.max-samples\`.`,
        place,
        flag === undefined ? [] : [{ place: flag.place, message: 'the samples of one query' }],
      );
    }
  },
});
