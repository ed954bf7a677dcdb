import { nodeAt, type Route, type YamlMap } from '../../source/node.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';

const reserved = 'strimzi.io/';

export default defineKafkaRule({
  id: 'strimzi-label-reserved',
  summary: 'Labels of the Kafka resource, of its pools and of their templates are not those of Strimzi.',
  severity: 'error',
  why: `The operator refuses a Kafka resource or KafkaNodePool that has a label \`strimzi.io/…\` other than \`strimzi.io/cluster\`, or one of
them in a template: it reconciles nothing any more. In templates of pods it refuses \`strimzi.io/cluster\` and annotations of that kind
as well.`,
  fix: 'Leave it out: the operator sets its labels itself. Use a name with a domain of your own.',
  bad: `kafka:
  podLabels: { strimzi.io/kind: Kafka }
`,
  good: `kafka:
  podLabels: { example.com/kind: broker }
`,
  check({ kafka }, report) {
    for (const { resource, what, keys, isAllowed, place } of kafka === undefined ? [] : textsIn(kafka)) {
      for (const key of keys) {
        if (!key.startsWith(reserved) || isAllowed(key)) continue;
        const where = resource === undefined ? 'here' : `of the ${resource}`;
        report(
          `${what} \`${key}\` ${where} is Strimzi's own, and the operator refuses the whole resource; leave it out, or use another domain.`,
          { ...place(key), key: true },
        );
      }
    }
  },
});

interface Texts {
  /** Set for what stands on a resource itself. */
  readonly resource?: string;
  readonly what: 'Label' | 'Annotation';
  readonly keys: readonly string[];
  isAllowed(key: string): boolean;
  place(key: string): Place;
}

const nothing = (): boolean => false;
const cluster = (key: string): boolean => key.startsWith('strimzi.io/cluster');
const components = ['kafka', 'zookeeper', 'entityOperator', 'kafkaExporter', 'cruiseControl'] as const;

/** Source: 0.45.2 and 1.2.0, `Labels.additionalLabels`, `Util.mergeLabelsOrAnnotations`. */
function textsIn(kafka: KafkaResource): readonly Texts[] {
  const { node } = kafka.object;
  const texts = [labelsOf(node, 'Kafka resource')];
  for (const component of components) texts.push(...inTemplate(node, ['spec', component, 'template']));
  for (const pool of kafka.pools)
    texts.push(labelsOf(pool.node, 'KafkaNodePool'), ...inTemplate(pool.node, ['spec', 'template']));
  kafka.list('spec', 'kafka', 'listeners').forEach((_, index) => {
    const configuration: Route = ['spec', 'kafka', 'listeners', index, 'configuration'];
    texts.push(textsAt(node, [...configuration, 'bootstrap', 'labels'], cluster));
    kafka.list(...configuration, 'brokers').forEach((_, at) => {
      texts.push(textsAt(node, [...configuration, 'brokers', at, 'labels'], cluster));
    });
    texts.push(textsAt(node, [...configuration, 'perBrokerLabelsTemplate'], cluster));
  });
  return texts;
}

function labelsOf(node: YamlMap, resource: string): Texts {
  return { ...textsAt(node, ['metadata', 'labels'], cluster), resource };
}

function inTemplate(node: YamlMap, route: Route): readonly Texts[] {
  const template = nodeAt(node, route);
  return [...(template?.kind === 'map' ? template.entries.keys() : [])].flatMap((part) => {
    const metadata = [...route, part, 'metadata'];
    const isPod = part === 'pod';
    return [
      textsAt(node, [...metadata, 'labels'], isPod ? nothing : cluster),
      ...(isPod ? [textsAt(node, [...metadata, 'annotations'], nothing)] : []),
    ];
  });
}

function textsAt(node: YamlMap, route: Route, isAllowed: Texts['isAllowed']): Texts {
  const map = nodeAt(node, route);
  return {
    what: route.at(-1) === 'annotations' ? 'Annotation' : 'Label',
    keys: map?.kind === 'map' ? [...map.entries.keys()] : [],
    isAllowed,
    place: (key) => ({ node, route: [...route, key] }),
  };
}
