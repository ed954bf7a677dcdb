/**
 * Owns what variables of the cluster operator do to the Kafka clusters that it looks after: some go into every pod that it makes, so that a
 * line of one Deployment restarts the nodes of all of them. Source: Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig`.
 */
import { samePlain } from '../../source/edit-plain.ts';
import type { Plain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect } from './object-case.ts';
import { imagesOf, isClusterOperator } from './operator-pods.ts';

/** Those whose value is in pods of Kafka nodes. */
const inNodes: ReadonlySet<string> = new Set([
  'STRIMZI_KAFKA_IMAGES',
  'STRIMZI_DEFAULT_KAFKA_INIT_IMAGE',
  'STRIMZI_IMAGE_PULL_POLICY',
  'STRIMZI_IMAGE_PULL_SECRETS',
  'STRIMZI_LABELS_EXCLUSION_PATTERN',
  'STRIMZI_POD_SECURITY_PROVIDER_CLASS',
]);

export function operatorEnvEffect(one: ObjectCase): readonly ObjectEffect[] {
  const { before, after } = one;
  if (!isClusterOperator(before) || !isClusterOperator(after)) return [];
  // Clusters tell themselves what another release does.
  if (releasesIn(before) !== releasesIn(after)) return [];
  const [old, now] = [environmentOf(before), environmentOf(after)];
  const names = [...inNodes].filter((name) => !sameVariable(old.get(name), now.get(name)));
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
      says: `The operator puts ${listed(causes)} into the pods that it makes, so nodes of every Kafka cluster that it looks after ${isOfVersions ? `with Kafka ${listed(versions)} ` : ''}restart, one by one in each, but for those that ${causes.includes(images) ? 'name an image of their own' : 'have a value of their own'}; these restarts are not counted in this plan.`,
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

function environmentOf(operator: Plain | undefined): ReadonlyMap<string, Plain> {
  const variables = listAt(operator, 'spec', 'template', 'spec', 'containers').flatMap((one) => listAt(one, 'env'));
  return new Map(variables.map((one) => [textAt(one, 'name') ?? '', one]));
}

function sameVariable(old: Plain | undefined, now: Plain | undefined): boolean {
  return old === undefined || now === undefined ? old === now : samePlain(old, now);
}

/** Kafka versions that have another image; those that are new or gone change nothing that runs. */
function changedVersions(old: Plain | undefined, now: Plain | undefined): readonly string[] {
  const [before, after] = [imagesByVersion(old), imagesByVersion(now)];
  return [...before].flatMap(([version, image]) => {
    const other = after.get(version);
    return other === undefined || other === image ? [] : [version];
  });
}

/** `3.9.2=quay.io/…` in lines. */
function imagesByVersion(variable: Plain | undefined): ReadonlyMap<string, string> {
  const lines = String(plainAt(variable, 'value') ?? '').split(/\s+/);
  return new Map(
    lines.flatMap((line): readonly (readonly [string, string])[] => {
      const [version = '', image] = line.split('=');
      return image === undefined ? [] : [[version, image]];
    }),
  );
}
