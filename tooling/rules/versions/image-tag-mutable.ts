import { parseImage } from '../../source/image-reference.ts';
import { defineKubernetesRule } from '../rule.ts';
import { usedImages } from './used-images.ts';

/** Tags that by their very name follow something: a branch, or the newest release. */
const following =
  /^(?:latest|main|master|trunk|head|edge|nightly|dev|devel|develop|snapshot|stable|unstable|canary|current|rolling)$|[-.](?:latest|snapshot|nightly)$/i;

export default defineKubernetesRule({
  id: 'image-tag-mutable',
  summary: 'The name of an image says which one it is, today and tomorrow.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `\`latest\`, or no tag, is another image tomorrow. A broker that moves to another host then runs other software than the rest,
nobody has merged that, and going back in Git does not bring the old image back.`,
  fix: 'Name a release, and its digest if the registry allows tags to be overwritten.',
  bad: `kafka:
  image: harbor.example.com/middleware/kafka:latest
`,
  good: `kafka:
  image: harbor.example.com/middleware/kafka:3.9.2-build7
`,
  check(context, report) {
    const mutable = usedImages(context).filter(({ image }) => {
      const { tag, digest } = parseImage(image);
      return digest === undefined && (tag === undefined || following.test(tag));
    });
    for (const { image, place } of mutable) {
      const { tag } = parseImage(image);
      report(
        `Image \`${image}\` has ${tag === undefined ? 'no tag' : `the tag \`${tag}\``}, so it may be another one tomorrow; name a release or a digest.`,
        place,
      );
    }
  },
});
