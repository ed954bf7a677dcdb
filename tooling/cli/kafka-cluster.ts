/** Owns finding the Kafka cluster that a command is to change, by `hz/orders`, by its file, or by its name alone where there is one. */
import { checkReleases } from '../lint/releases.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet, KafkaCluster } from '../model/model.ts';
import { either } from '../source/show.ts';
import type { Documents } from '../source/tree.ts';
import { parseScope } from './repository.ts';
import { UsageError } from './usage.ts';

export type FoundCluster =
  | { readonly fleet: Fleet; readonly cluster: KafkaCluster }
  /** Files that have to be mended first. */
  | { readonly refused: string };

export function findKafkaCluster(documents: Documents, text: string): FoundCluster {
  const named = fullName(documents, text);
  const { kubernetes = '', kafka } = parseScope(documents, named);
  if (kafka === undefined) {
    const own = idsOf(documents).filter((id) => id.startsWith(`${kubernetes}/`));
    throw new UsageError(
      `\`${text}\` is a Kubernetes cluster; name a Kafka cluster${own.length === 0 ? ', of which it has none yet' : `: ${either(own)}`}.`,
    );
  }
  const fleet = loadFleet(documents);
  const faulty = faultsIn(documents, fleet, kubernetes);
  if (faulty !== undefined) return { refused: faulty };
  const cluster = fleet.kafkaClusters.find((one) => one.id === kafka);
  return cluster === undefined ? { refused: faultText(kubernetes) } : { fleet, cluster };
}

/** Whether files of a Kubernetes cluster have faults: what follows from them would be half of a fleet. */
export function faultsIn(documents: Documents, fleet: Fleet, kubernetes: string): string | undefined {
  const isFaulty = [...fleet.problems, ...checkReleases(fleet, documents)].some(
    ({ origin: { file } }) =>
      file.path.startsWith(`clusters/${kubernetes}/`) || file.path.startsWith('clusters/profiles/'),
  );
  return isFaulty ? faultText(kubernetes) : undefined;
}

function faultText(kubernetes: string): string {
  return `Files of ${kubernetes} have faults; mend what \`npx fleet validate\` tells first.`;
}

/** `orders` is `hz/orders`, if no other Kubernetes cluster has one. */
function fullName(documents: Documents, text: string): string {
  if (text.includes('/') || documents.kind(`clusters/${text}`) === 'directory') return text;
  const name = text.replace(/\.yaml$/, '');
  const found = idsOf(documents).filter((id) => id.split('/')[1] === name);
  const [first, second] = found;
  if (second !== undefined)
    throw new UsageError(`There are several Kafka clusters \`${text}\`; expected ${either(found)}.`);
  return first ?? text;
}

function idsOf(documents: Documents): readonly string[] {
  return [...documents.list('clusters')].flatMap(([kubernetes, kind]) =>
    kind !== 'directory' || kubernetes === 'profiles' || kubernetes.startsWith('.')
      ? []
      : [...documents.list(`clusters/${kubernetes}`).keys()]
          .filter((name) => name.endsWith('.yaml') && name !== 'cluster.yaml')
          .map((name) => `${kubernetes}/${name.slice(0, -'.yaml'.length)}`),
  );
}
