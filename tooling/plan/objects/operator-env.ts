/**
 * Owns what variables of the cluster operator do to Kafka clusters that it looks after: some go into every pod that it makes. Those of the
 * fleet tell themselves which of their nodes restart; there may be others.
 */
import type { Plain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { changedVariables, imagesByVersion, isInNodes } from '../../strimzi/effects/of-versions/operator-variables.ts';
import { imagesOf, isClusterOperator } from '../../strimzi/operator/deployment.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect } from './object-case.ts';

export function operatorEnvEffect(one: ObjectCase): readonly ObjectEffect[] {
  const { before, after } = one;
  if (!isClusterOperator(before) || !isClusterOperator(after)) return [];
  // Clusters tell themselves what another release does.
  if (releasesIn(before) !== releasesIn(after)) return [];
  const [old, now] = [variablesOf(before), variablesOf(after)];
  const names = changedVariables(old, now).filter(isInNodes);
  const versions = changedVersions(old.get(images), now.get(images));
  const causes = names.filter((name) => name !== images || versions.length > 0);
  if (causes.length === 0) return [];
  const isOfVersions = causes.length === 1 && causes[0] === images;
  return [
    {
      id: 'operator-rolls-clusters',
      subject: one.subject,
      outcome: 'restart',
      risk: 'restart',
      changes: fieldsOfVariables(one, causes),
      says: `The operator puts ${listed(causes)} into the pods that it makes, so nodes of Kafka clusters that it looks after ${isOfVersions ? `with Kafka ${listed(versions)} ` : ''}restart, one by one in each, but for those that ${causes.includes(images) ? 'name an image of their own' : 'have a value of their own'}; each cluster of the fleet tells which.`,
      first: ['Choose a time when brokers of all these clusters may restart.'],
    },
  ];
}

/** @returns what differs of variables by these names, or of all of them where the list itself is new. */
export function fieldsOfVariables(one: ObjectCase, names: readonly string[]): ObjectEffect['changes'] {
  const fields = fieldsAt(one, ['spec', 'template']);
  const found = fields.filter(({ path }) => names.some((name) => path.includes(`env[${name}]`)));
  return found.length > 0 ? found : fields;
}

const images = 'STRIMZI_KAFKA_IMAGES';

/** Tags of what the operator runs: its registry may be another, its release the same. */
function releasesIn(operator: Plain | undefined): string {
  return imagesOf(operator)
    .map((image) => /:([^:/@]+)(?:@|$)/.exec(image)?.[1] ?? image)
    .join(' ');
}

/** By name; what is read from elsewhere as it is written. */
export function variablesOf(operator: Plain | undefined): ReadonlyMap<string, string> {
  const variables = listAt(operator, 'spec', 'template', 'spec', 'containers').flatMap((one) => listAt(one, 'env'));
  return new Map(
    variables.map((one) => {
      const from = plainAt(one, 'valueFrom');
      return [textAt(one, 'name') ?? '', from === undefined ? (textAt(one, 'value') ?? '') : JSON.stringify(from)];
    }),
  );
}

/** Kafka versions that have another image; those that are new or gone change nothing that runs. */
function changedVersions(old: string | undefined, now: string | undefined): readonly string[] {
  const [before, after] = [imagesByVersion(old), imagesByVersion(now)];
  return [...before].flatMap(([version, image]) => {
    const other = after.get(version);
    return other === undefined || other === image ? [] : [version];
  });
}
