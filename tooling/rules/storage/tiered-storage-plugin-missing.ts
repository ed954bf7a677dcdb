import { textAt } from '../../source/plain.ts';
import { podTemplatesOf } from '../config/pod-templates.ts';
import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { pluginOf } from './tiered-storage.ts';

export default defineKafkaRule({
  id: 'tiered-storage-plugin-missing',
  summary: 'The jars of the tiered storage plugin are in the image or in a volume.',
  severity: 'error',
  why: `The images of Strimzi hold no plugin for storage elsewhere. Brokers that are told to load one from a folder which is not there do
not start, and the operator stops at the first of them.`,
  fix: `Build an image with the plugin and name it in \`strimzi.images\` of cluster.yaml, or mount a volume with it by \`template\` below
\`/mnt\` and let \`classPath\` begin there.`,
  bad: `kafka:
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
`,
  good: {
    'cluster.yaml': `strimzi:
  release: 0.45.2
  images: { 3.9.2: registry.example.com/kafka-tiered:0.45.2-kafka-3.9.2 }
`,
    'orders.yaml': `kafka:
  tieredStorage:
    className: com.example.S3
    classPath: /opt/tiered/*
`,
  },
  check(context, report) {
    const plugin = pluginOf(context);
    const path = plugin?.text('classPath');
    if (plugin === undefined || path === undefined || !runsImageOfStrimzi(context) || isMounted(path, context)) return;
    report(
      `Brokers run the image of Strimzi, which has nothing in \`${path}\`, so they do not start; name an image with the plugin, or mount it below \`/mnt\`.`,
      plugin.place('classPath'),
    );
  },
});

/** A registry of one's own may hold images that were built anew, and so may a copy of upstream's files. */
function runsImageOfStrimzi({ kafka, kubernetes }: KafkaContext): boolean {
  const { images = {}, registry, install } = kubernetes.spec.strimzi;
  const version = kafka?.text('spec', 'kafka', 'version');
  return (
    version !== undefined &&
    kafka?.text('spec', 'kafka', 'image') === undefined &&
    images[version] === undefined &&
    registry === undefined &&
    install === 'base'
  );
}

function isMounted(path: string, context: KafkaContext): boolean {
  return podTemplatesOf(context).some(
    ({ pod, containers }) =>
      pod.part === 'kafka' &&
      containers.some(({ mounts }) => mounts.some(({ value }) => path.startsWith(textAt(value, 'mountPath') ?? '\0'))),
  );
}
