import type { Route } from '../../source/node.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';

const reserved = 'strimzi.io/';

export default defineKafkaRule({
  id: 'strimzi-label-reserved',
  summary: 'Labels of the Kafka resource and of its templates are not those of Strimzi.',
  severity: 'error',
  why: `The operator refuses a Kafka resource that has a label \`strimzi.io/…\` other than \`strimzi.io/cluster\`, or one of them in a template: it
reconciles nothing any more. In templates of pods it refuses \`strimzi.io/cluster\` and annotations of that kind as well.`,
  fix: 'Leave it out: the operator sets its labels itself. Use a name with a domain of your own.',
  bad: `kafka:
  podLabels: { strimzi.io/kind: Kafka }
`,
  good: `kafka:
  podLabels: { example.com/kind: broker }
`,
  check({ kafka }, report) {
    for (const { route, isAllowed } of kafka === undefined ? [] : placesOf(kafka)) {
      for (const key of Object.keys(kafka?.map(...route) ?? {})) {
        if (kafka === undefined || !key.startsWith(reserved) || isAllowed(key)) continue;
        const what = route.at(-1) === 'annotations' ? 'Annotation' : 'Label';
        const where = route[0] === 'metadata' ? 'of the Kafka resource' : 'here';
        report(
          `${what} \`${key}\` ${where} is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.`,
          { ...kafka.place(...route, key), key: true },
        );
      }
    }
  },
});

interface Texts {
  readonly route: Route;
  isAllowed(key: string): boolean;
}

const nothing = (): boolean => false;
const cluster = (key: string): boolean => key.startsWith('strimzi.io/cluster');
const components = ['kafka', 'zookeeper', 'entityOperator', 'kafkaExporter', 'cruiseControl'] as const;

/** Source: `Labels.additionalLabels`, `Util.mergeLabelsOrAnnotations`. */
function placesOf(kafka: KafkaResource): readonly Texts[] {
  const places: Texts[] = [{ route: ['metadata', 'labels'], isAllowed: cluster }];
  for (const component of components) {
    for (const template of Object.keys(kafka.map('spec', component, 'template'))) {
      const metadata: Route = ['spec', component, 'template', template, 'metadata'];
      const isPod = template === 'pod';
      places.push({ route: [...metadata, 'labels'], isAllowed: isPod ? nothing : cluster });
      if (isPod) places.push({ route: [...metadata, 'annotations'], isAllowed: nothing });
    }
  }
  kafka.list('spec', 'kafka', 'listeners').forEach((_, index) => {
    const configuration: Route = ['spec', 'kafka', 'listeners', index, 'configuration'];
    places.push({ route: [...configuration, 'bootstrap', 'labels'], isAllowed: cluster });
    kafka.list(...configuration, 'brokers').forEach((_, at) => {
      places.push({ route: [...configuration, 'brokers', at, 'labels'], isAllowed: cluster });
    });
  });
  return places;
}
