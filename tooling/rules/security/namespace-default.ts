import { namespaceOf } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'namespace-default',
  summary: 'Kafka runs in a namespace of its own.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `In \`default\` lands whatever somebody applies without saying where: it can select and reach Kafka's pods and Services, and
whoever has rights there has them over Kafka. \`kube-system\` and its like belong to Kubernetes, whose upgrades clean up in them.`,
  fix: 'Choose another `namespace`, such as `kafka`. A cluster that runs cannot move: make a new one and mirror its topics.',
  bad: `namespace: default
`,
  good: `namespace: kafka
`,
  check({ kafka }, report) {
    const namespace = kafka && namespaceOf(kafka);
    if (kafka === undefined || namespace === undefined) return;
    const whose =
      namespace === 'default' ? 'everybody' : namespace.startsWith('kube-') ? 'Kubernetes itself' : undefined;
    if (whose !== undefined)
      report(
        `Kafka \`${kafka.name}\` runs in namespace \`${namespace}\`, which belongs to ${whose}; choose one of its own, such as \`kafka\`.`,
        kafka.place('metadata', 'namespace'),
      );
  },
});
