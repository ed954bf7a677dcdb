import { defineKafkaRule } from '../rule.ts';
import { podTemplatesOf } from './pod-templates.ts';

export default defineKafkaRule({
  id: 'template-volume-unused',
  summary: 'A volume that a template adds is mounted by a container.',
  severity: 'warning',
  why: `A volume of a pod is seen by a container only where it is mounted. One that no container mounts does nothing, but the pod waits for
the ConfigMap, Secret or claim behind it, and does not start without.`,
  fix: 'Add it to `volumeMounts` of a container template, or remove it.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: plugins, emptyDir: {} }] }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: plugins, emptyDir: {} }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: plugins, mountPath: /mnt/plugins }] }
`,
  check(context, report) {
    for (const { volumes, containers } of podTemplatesOf(context)) {
      const mounted = containers.flatMap(({ mounts }) => mounts.map((one) => one.name));
      for (const { name, place } of volumes) {
        if (name === '' || mounted.includes(name)) continue;
        report(
          `No container mounts volume \`${name}\`; add it to \`volumeMounts\` of a container template, or remove it.`,
          place('name'),
        );
      }
    }
  },
});
