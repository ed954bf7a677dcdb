/**
 * Owns which images a Kubernetes cluster is told to run: those of pods of ours, those that the operator is told of in its variables,
 * and those that a Kafka resource names.
 */
import type { RenderedObject } from '../../render/rendered.ts';
import { type Origin, originAt, type Route } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { type Container, workloadsOf } from '../workloads.ts';

export interface UsedImage {
  readonly image: string;
  readonly place: Place;
}

/** Fields of a Kafka resource that name an image. Source: 0.45.2, the API's `*Spec` classes. */
const imageFields: readonly Route[] = [
  ['spec', 'kafka', 'image'],
  ['spec', 'kafka', 'brokerRackInitImage'],
  ['spec', 'zookeeper', 'image'],
  ['spec', 'entityOperator', 'topicOperator', 'image'],
  ['spec', 'entityOperator', 'userOperator', 'image'],
  ['spec', 'kafkaExporter', 'image'],
  ['spec', 'cruiseControl', 'image'],
];

export function imagesOfKafka(kafka: KafkaResource): readonly UsedImage[] {
  return imageFields.flatMap((route) => {
    const image = kafka.text(...route);
    return image === undefined || image === '' ? [] : [{ image, place: kafka.place(...route) }];
  });
}

export function usedImages({ kafka, operator, others }: KubernetesContext): readonly UsedImage[] {
  return [
    ...kafka.flatMap((one) => [...(one.kafka === undefined ? [] : imagesOfKafka(one.kafka)), ...imagesOf(one.objects)]),
    ...imagesOf(operator),
    ...imagesOf(others),
  ];
}

export function imagesOf(objects: readonly RenderedObject[]): readonly UsedImage[] {
  return workloadsOf(objects).flatMap(({ object, containers }) =>
    containers.flatMap((container) => {
      const image = textAt(container.spec, 'image');
      const own =
        image === undefined ? [] : [{ image, place: { node: object.node, route: [...container.route, 'image'] } }];
      return [...own, ...imagesInVariables(object, container)];
    }),
  );
}

/** `STRIMZI_DEFAULT_…_IMAGE` is one image, `STRIMZI_…_IMAGES` one for each Kafka version. */
function imagesInVariables(object: RenderedObject, { route, spec }: Container): readonly UsedImage[] {
  return listAt(spec, 'env').flatMap((variable, index) => {
    const name = textAt(variable, 'name') ?? '';
    const value = textAt(variable, 'value');
    if (value === undefined || !/^STRIMZI_.*(?:_IMAGES?|_MAVEN_BUILDER)$/.test(name)) return [];
    const place = { node: object.node, route: [...route, 'env', index, 'value'] };
    const images = name.endsWith('S') ? value.split(/\s+/).map((line) => line.replace(/^[^=]*=/, '')) : [value];
    return images.filter((image) => image !== '').map((image) => ({ image, place }));
  });
}

/** Images that one line is the reason of: told of together, as the operator has a dozen from one registry. */
export interface ImageLine {
  readonly first: UsedImage;
  /** How many more there are besides the first. */
  readonly others: number;
  /** Whether they are what `base/operator`, or a vendored copy, says: cluster.yaml decides about those. */
  readonly isBase: boolean;
}

export function byLine(images: readonly UsedImage[]): readonly ImageLine[] {
  const lines = new Map<string, { readonly first: UsedImage; readonly names: Set<string>; readonly isBase: boolean }>();
  for (const one of images) {
    const { file, start }: Origin = originAt(one.place.node, one.place.route);
    const isBase = /^base\/(?:operator|vendor)\//.test(file.path);
    const key = isBase ? 'base' : `${file.path}:${start}`;
    const line = lines.get(key) ?? { first: one, names: new Set<string>(), isBase };
    line.names.add(one.image);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ first, names, isBase }) => ({ first, others: names.size - 1, isBase }));
}

/** `Image x has`, or `Image x and 3 others have`. */
export function says({ first: { image }, others }: ImageLine, one: string, many: string): string {
  if (others === 0) return `Image \`${image}\` ${one}`;
  return `Image \`${image}\` and ${others} other${others === 1 ? '' : 's'} ${many}`;
}
