import { textAt } from '../../source/plain.ts';
import { isVolumeName, mountRoot } from '../../strimzi/kafka-resource/template-parts.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { type AddedToPod, podTemplatesOf } from './pod-templates.ts';

export default defineKafkaRule({
  id: 'template-volume-refused',
  summary: 'Volumes of a template have names of their own, and are mounted below `/mnt`.',
  severity: 'error',
  why: `The operator refuses a template that mounts a volume outside of \`/mnt\`, or whose volume has the name of one of its own. It does not
look at the rest: a name that Kubernetes does not take, or a mount of a volume that is not there, makes the API server refuse each pod,
beginning with the one that is being restarted.`,
  fix: 'Give volumes names of lower-case letters, digits and dashes, and mount them below `/mnt`.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: plugins, configMap: { name: plugins } }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: plugins, mountPath: /opt/plugins }] }
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: plugins, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } } }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: plugins, configMap: { name: plugins } }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: plugins, mountPath: /mnt/plugins }] }
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: plugins, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } } }
`,
  check(context, report) {
    for (const added of podTemplatesOf(context)) {
      checkVolumes(added, report);
      checkMounts(added, report);
    }
  },
});

function checkVolumes({ taken, volumes }: AddedToPod, report: Report): void {
  for (const [at, { name, place: placeOf }] of volumes.entries()) {
    const place = placeOf('name');
    const first = volumes.find((one) => one.name === name);
    if (taken.includes(name))
      report(
        `Volume \`${name}\` has the name of one of the operator's own, which refuses the cluster; rename it.`,
        place,
      );
    else if (!isVolumeName(name))
      report(
        `Volume name \`${name}\` is none that Kubernetes takes; use lower-case letters, digits and dashes, 63 at most.`,
        place,
      );
    else if (first !== undefined && first !== volumes[at])
      report(`Two volumes are named \`${name}\`, so the API server refuses the pods; rename one.`, place, [
        { place: first.place('name'), message: 'the first' },
      ]);
  }
}

function checkMounts({ pod, taken, volumes, containers }: AddedToPod, report: Report): void {
  const known = volumes.map((one) => one.name);
  for (const { mounts } of containers) {
    for (const [at, { name, value, place }] of mounts.entries()) {
      const path = textAt(value, 'mountPath') ?? '';
      if (!path.startsWith(mountRoot))
        report(
          `Volume \`${name}\` is mounted at \`${path}\`, so the operator refuses the cluster; mount it below \`${mountRoot}\`.`,
          place('mountPath'),
        );
      else if (mounts.findIndex((one) => textAt(one.value, 'mountPath') === path) !== at)
        report(
          `Two volumes are mounted at \`${path}\`, so the API server refuses the pods; give each a path of its own.`,
          place('mountPath'),
        );
      // The operator's own depend on the listeners; which these are is not known for every pod.
      else if (!known.includes(name) && pod.part !== 'entityOperator' && !isOperators(name, taken))
        report(
          `A mount names volume \`${name}\`, which the template does not have, so the API server refuses the pods${otherwise(name, known).replace('; cluster.yaml names none.', '; add it to `pod.volumes`.')}`,
          place('name'),
        );
    }
  }
}

function isOperators(name: string, volumes: readonly string[]): boolean {
  return volumes.includes(name) || /^(?:data-|custom-|oauth-|authz-|rack-volume)/.test(name);
}
