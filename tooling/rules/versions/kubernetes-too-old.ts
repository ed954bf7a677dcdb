import { strimziRelease } from '../../strimzi/releases.ts';
import { compareVersions } from '../../strimzi/versions.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'kubernetes-too-old',
  summary: 'Kubernetes is as new as the release of Strimzi needs it.',
  severity: 'error',
  why: `Each release of Strimzi uses APIs that older versions of Kubernetes do not serve. The operator then fails to start or to make
some of its objects, and no cluster on it is looked after.`,
  fix: 'Upgrade Kubernetes first, then Strimzi; or correct `kubernetes` if the cluster has been upgraded since.',
  bad: {
    'cluster.yaml': `kubernetes: "1.24"
`,
  },
  good: {
    'cluster.yaml': `kubernetes: "1.25"
`,
  },
  check({ kubernetes }, report) {
    const { kubernetes: version, strimzi } = kubernetes.spec;
    const least = strimziRelease(strimzi.release)?.minimumKubernetes;
    if (least === undefined || compareVersions(version, least) >= 0) return;
    report(
      `Kubernetes ${version} is too old for Strimzi ${strimzi.release}; expected ${least} or newer.`,
      inCluster(kubernetes, 'kubernetes'),
      [{ place: inCluster(kubernetes, 'strimzi', 'release'), message: 'the release of Strimzi' }],
    );
  },
});
