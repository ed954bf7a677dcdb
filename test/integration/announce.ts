/** Says before the tests what of the real thing is at hand, and what is not run for want of it. Skipped must not look like passed. */

import { prometheusVersion } from '../../tooling/strimzi/notations/prometheus.ts';
import {
  absentCommands,
  actionlintBinary,
  actionlintVersion,
  apiServerBinary,
  argocdBinary,
  argocdVersion,
  etcdBinary,
  isBuilt,
  kubernetesVersion,
  kustomizeBinary,
  kustomizeVersion,
} from './judges.ts';
import { kafkaJars, kafkaVersions, prometheusProgram } from './monitoring-judges.ts';
import { zookeeperJudges } from './zookeeper-judges.ts';

export function setup(): void {
  const kustomize = kustomizeBinary();
  const lines = [
    'missing' in kustomize
      ? `NOT RUN: comparing the renderer with kustomize ${kustomizeVersion}: ${kustomize.missing}.`
      : `kustomize ${kustomizeVersion}: ${kustomize.path}`,
  ];
  const actionlint = actionlintBinary();
  lines.push(
    'missing' in actionlint
      ? `NOT RUN: checking the workflows with actionlint ${actionlintVersion}: ${actionlint.missing}.`
      : `actionlint ${actionlintVersion}: ${actionlint.path}`,
  );
  for (const [what, ...commands] of [
    ["making the CRDs anew with Strimzi's generator", 'mvn', 'java'],
    ['making the catalogues of Kubernetes and of merge keys anew', 'go'],
  ] as const) {
    const absent = absentCommands(...commands);
    lines.push(
      absent.length > 0
        ? `NOT RUN: ${what}: there is no \`${absent.join('` and no `')}\` here.`
        : `${commands.join(', ')}: found`,
    );
  }
  const zookeeper = Object.values(zookeeperJudges()).flatMap((one) => ('missing' in one ? [one.missing] : []));
  lines.push(
    zookeeper.length > 0
      ? `NOT RUN: the ZooKeeper proxy and exporter against ZooKeeper: ${zookeeper.join('; ')}.`
      : 'ZooKeeper, HAProxy, Telegraf: found',
  );
  lines.push(apiServerLine(), argocdLine(), ...monitoringLines());
  process.stdout.write(`${lines.join('\n')}\n`);
}

function apiServerLine(): string {
  if (!isBuilt(`kubernetes-${kubernetesVersion}`) && absentCommands('go').length === 0) {
    process.stdout.write(`Building kube-apiserver ${kubernetesVersion}, once; this takes some minutes.\n`);
  }
  const server = [etcdBinary(), apiServerBinary()];
  const missing = server.flatMap((one) => ('missing' in one ? [one.missing] : []));
  return missing.length > 0
    ? `NOT RUN: asking a real API server ${kubernetesVersion} about overlays and mutants: ${missing.join('; ')}.`
    : `kube-apiserver ${kubernetesVersion}: found`;
}

function argocdLine(): string {
  if (!isBuilt(`argocd-${argocdVersion}`) && absentCommands('go').length === 0) {
    process.stdout.write(`Building Argo CD ${argocdVersion}, once; this takes some minutes.\n`);
  }
  const argocd = argocdBinary();
  return 'missing' in argocd
    ? `NOT RUN: health checks and actions by Argo CD ${argocdVersion}: ${argocd.missing}.`
    : `Argo CD ${argocdVersion}: ${argocd.path}`;
}

function monitoringLines(): readonly string[] {
  if (!isBuilt(`prometheus-${prometheusVersion}`) && absentCommands('go').length === 0)
    process.stdout.write(`Building Prometheus ${prometheusVersion}, once; this takes some minutes.\n`);
  const jars = kafkaVersions.map(kafkaJars).find((one) => 'missing' in one);
  const missing = (['prometheus', 'promtool'] as const).flatMap((one) => {
    const judge = prometheusProgram(one);
    return 'missing' in judge ? [judge.missing] : [];
  });
  return [
    missing.length > 0
      ? `NOT RUN: configuration and alerts by Prometheus ${prometheusVersion}: ${missing.join('; ')}.`
      : `Prometheus ${prometheusVersion}: found`,
    jars !== undefined && 'missing' in jars
      ? `NOT RUN: metrics of real brokers, controllers and ZooKeeper nodes: ${jars.missing}.`
      : `Kafka ${kafkaVersions.join(', ')}, ZooKeeper, JMX exporter: found`,
  ];
}
