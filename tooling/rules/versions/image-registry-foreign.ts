import { parseImage } from '../../source/image-reference.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { byLine, says, usedImages } from './used-images.ts';

export default defineKubernetesRule({
  id: 'image-registry-foreign',
  summary: 'Images come from the registries that cluster.yaml names.',
  severity: { production: 'error', staging: 'error', development: 'warning' },
  why: `A registry of one's own is there so that images are scanned, and are there when the internet is not. One that comes from
elsewhere is missing just when a host is replaced: the pod waits for an image that cannot be pulled. A name without a registry is
one of docker.io.`,
  fix: `Copy the image into a registry of the team and name it there; for those of Strimzi set \`strimzi.registry\`. Or add the registry
to \`images.registries\` in cluster.yaml.`,
  bad: {
    'cluster.yaml': `images: { registries: [harbor.example.com] }
strimzi: { release: 0.45.2, registry: harbor.example.com/strimzi }
`,
    'orders.yaml': 'kafka: { image: middleware/kafka:3.9.2 }\n',
  },
  good: {
    'cluster.yaml': `images: { registries: [harbor.example.com] }
strimzi: { release: 0.45.2, registry: harbor.example.com/strimzi }
`,
    'orders.yaml': 'kafka: { image: harbor.example.com/middleware/kafka:3.9.2 }\n',
  },
  check(context, report) {
    const registries = context.kubernetes.spec.images?.registries;
    if (registries === undefined) return;
    const own = registries.map((registry) => `${registry.replace(/\/+$/, '')}/`);
    const isOwn = (image: string): boolean => own.some((prefix) => parseImage(image).name.startsWith(prefix));
    const listed = inCluster(context.kubernetes, 'images', 'registries');
    for (const line of byLine(usedImages(context).filter((one) => !isOwn(one.image)))) {
      const from = `from \`${parseImage(line.first.image).name.split('/').slice(0, -1).join('/')}\``;
      const expected = registries.length === 0 ? 'no registry at all' : listNames(registries, 'or');
      const advice = line.isBase ? 'set `strimzi.registry`' : 'copy it there';
      report(
        `${says(line, `comes ${from}`, `come ${from}`)} and not from ${expected}; ${advice}.`,
        line.isBase ? listed : line.first.place,
        line.isBase
          ? [{ place: line.first.place, message: 'the first of them' }]
          : [{ place: listed, message: 'the registries' }],
      );
    }
  },
});
