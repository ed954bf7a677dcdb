import { parseImage } from '../../source/image-reference.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { byLine, says, usedImages } from './used-images.ts';

export default defineKubernetesRule({
  id: 'image-digest-missing',
  summary: 'Images are named by their digest where cluster.yaml requires it.',
  severity: { production: 'error', staging: 'error', development: 'warning' },
  why: `A tag can be pushed again with something else in it; a digest is the content. With \`images.digests: required\` a team has said
that it wants to know exactly what runs.`,
  fix: `Append \`@sha256:…\` to the name, as the registry reports it for that tag; for Kafka set \`strimzi.images\` in cluster.yaml.`,
  bad: {
    'cluster.yaml': 'images: { digests: required }\n',
    'orders.yaml': 'kafka: { image: harbor.example.com/middleware/kafka:3.9.2 }\n',
  },
  good: {
    'cluster.yaml': 'images: { digests: optional }\n',
    'orders.yaml': 'kafka: { image: harbor.example.com/middleware/kafka:3.9.2 }\n',
  },
  check(context, report) {
    if (context.kubernetes.spec.images?.digests !== 'required') return;
    const missing = usedImages(context).filter(({ image }) => parseImage(image).digest === undefined);
    const required = inCluster(context.kubernetes, 'images', 'digests');
    for (const line of byLine(missing)) {
      const where = line.isBase ? ' in the Deployment of the operator' : '';
      report(
        `${says(line, 'has no digest', 'have no digest')}, which cluster.yaml requires; append \`@sha256:…\`${where}.`,
        line.isBase ? required : line.first.place,
        line.isBase
          ? [{ place: line.first.place, message: 'the first of them' }]
          : [{ place: required, message: 'what requires it' }],
      );
    }
  },
});
