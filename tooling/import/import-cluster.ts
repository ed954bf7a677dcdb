/**
 * Owns the import of one Kafka cluster: its running objects cleaned and converted, the file that gives them, and what there is to tell.
 */
import type { KubernetesCluster } from '../model/model.ts';
import { samePlain } from '../source/edit-plain.ts';
import type { Plain } from '../source/node.ts';
import { hasAt, mapAt, type PlainMap, textAt } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';
import { author, type CleanCluster } from './author.ts';
import { hasOurMetrics } from './author-operands.ts';
import { type Fitted, fitFiles } from './fit.ts';
import { mayStay } from './may-stay.ts';
import type { Note } from './note.ts';
import { notesOf } from './notes.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Candidate, objectId, pathsOf, type Realise, realiser } from './realise.ts';
import type { RunningCluster } from './running.ts';
import { topicsFile } from './topics.ts';
import { unknownFields } from './unknown-fields.ts';
import { usersFile } from './users.ts';
import type { Wanted } from './wanted.ts';

export interface ImportSettings {
  /** Team to ask about the clusters, where nothing that runs tells it. */
  readonly owner: string | undefined;
  readonly tier: string | undefined;
}

export interface ImportedCluster {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Operations in `patches`. */
  readonly operations: number;
  readonly manifests: number;
  readonly notes: readonly Note[];
  /** Why the files cannot be read or rendered; empty unless something is wrong with the input. */
  readonly problems: readonly Problem[];
}

/** What objects without a namespace go to, as a cluster file that names none does. */
const defaultNamespace = 'kafka';
const nobody = 'unknown';

export async function importCluster(
  documents: Documents,
  running: RunningCluster,
  kubernetes: KubernetesCluster,
  fileName: string,
  settings: ImportSettings,
): Promise<ImportedCluster> {
  const { kafka } = running;
  const namespace = kafka.namespace ?? defaultNamespace;
  const path = `clusters/${kubernetes.id}/${fileName}.yaml`;
  const prepared = prepare(running, kubernetes, namespace);
  const { cluster } = prepared;
  const owner = ownerOf(cluster, kubernetes, settings);
  const realise = realiser(documents, kubernetes, path);
  const draft = author(cluster, kubernetes, { fileName, namespace, owner: owner ?? nobody, tier: settings.tier });
  const wanted = wantedOf(prepared);
  const settled = withOurMetrics(draft, cluster, prepared.configMaps, realise);
  const fitted = fitFiles(settled, listsOf(prepared), wanted, realise);
  const paths = pathsOf(path);
  const files = (['cluster', 'topics', 'users'] as const).flatMap((file) => {
    const content = fitted.candidate[file];
    return content === undefined ? [] : [{ path: paths[file], text: head(file, writePlain(content)) }];
  });
  const notes: Note[] = [
    ...(owner === undefined
      ? [check(`Nothing tells who owns it: \`owner\` is \`${nobody}\`; write the team, or give it with \`--owner\`.`)]
      : []),
    ...(kafka.namespace === undefined ? [check(`It names no namespace; the file is for \`${namespace}\`.`)] : []),
    ...missingConfigMaps(running, fitted).map((name) =>
      check(`ConfigMap ${name} is named, and was not in the input; it is taken to stay where it is.`),
    ),
    ...prepared.notes,
    ...notesOf(fitted, running, kubernetes),
    ...(await unknownFields(wanted, kubernetes.spec.strimzi.release)),
  ];
  return {
    name: kafka.name,
    namespace,
    path,
    files,
    ...sizesOf(fitted),
    notes,
    problems: fitted.problems,
  };
}

/** Those that are neither in the input nor ours. */
function missingConfigMaps({ missingConfigMaps: names }: RunningCluster, { extra }: Fitted): readonly string[] {
  return names.filter((name) => !extra.includes(objectId('ConfigMap', name)));
}

function check(message: string): Note {
  return { kind: 'check', message };
}

/** The first line is for editors. */
function head(file: 'cluster' | 'topics' | 'users', text: string): string {
  const [up, schema] = file === 'cluster' ? ['../..', 'kafka-cluster'] : ['../../..', file];
  return `# yaml-language-server: $schema=${up}/schemas/${schema}.json\n${text}`;
}

/** Where nobody attends to them, they stand under `manifests`. */
function listsOf({ cluster, topics, users }: Prepared): Omit<Candidate, 'cluster'> {
  const attends = (operator: string): boolean => hasAt(cluster.kafka, 'spec', 'entityOperator', operator);
  const lists = {
    topics: attends('topicOperator') ? topicsFile(topics) : undefined,
    users: attends('userOperator') ? usersFile(users) : undefined,
  };
  return {
    ...(lists.topics === undefined ? {} : { topics: lists.topics }),
    ...(lists.users === undefined ? {} : { users: lists.users }),
  };
}

function ownerOf({ kafka }: CleanCluster, { spec }: KubernetesCluster, { owner }: ImportSettings): string | undefined {
  return textAt(kafka, 'metadata', 'annotations', 'kafka-fleet/owner') ?? owner ?? spec.owner;
}

function wantedOf({ cluster, topics, users, configMaps }: Prepared): readonly Wanted[] {
  const { kafka, status } = cluster;
  const wanted = (plain: PlainMap, fields: Wanted['fields'] = []): Wanted => {
    const kind = textAt(plain, 'kind') ?? '';
    const handsDownClaims =
      kind === 'KafkaNodePool' && hasAt(kafka, 'spec', 'kafka', 'template', 'persistentVolumeClaim');
    const name = textAt(plain, 'metadata', 'name') ?? '';
    return { kind, name, plain, mayStay: mayStay(kind, plain, { status, handsDownClaims }), fields };
  };
  return [
    wanted(kafka, [
      { from: ['spec', 'kafka'], to: ['kafka'] },
      { from: ['spec', 'zookeeper'], to: ['zookeeper'] },
      { from: ['spec', 'entityOperator'], to: ['entityOperator'] },
      { from: ['spec', 'cruiseControl'], to: ['cruiseControl'] },
      { from: ['spec', 'kafkaExporter'], to: ['kafkaExporter'] },
      { from: ['spec'], to: [] },
    ]),
    ...[...cluster.pools, ...configMaps, ...topics, ...users].map((one) => wanted(one)),
  ];
}

/** Ours by name are ours only with our rules in them. */
function withOurMetrics(
  draft: PlainMap,
  { name, kafka }: CleanCluster,
  configMaps: readonly PlainMap[],
  realise: Realise,
): PlainMap {
  if (!hasOurMetrics(name, mapAt(kafka, 'spec'))) return draft;
  const running = configMaps.find((one) => textAt(one, 'metadata', 'name') === `${name}-kafka-metrics`);
  const ours = realise({ cluster: draft }).objects.get(objectId('ConfigMap', `${name}-kafka-metrics`));
  const isSame = running === undefined || samePlain(mapAt(running, 'data'), mapAt(ours, 'data'));
  return isSame ? draft : { ...draft, metrics: false };
}

function sizesOf({ candidate: { cluster } }: Fitted): Pick<ImportedCluster, 'operations' | 'manifests'> {
  const count = (value: Plain | undefined): number => (Array.isArray(value) ? value.length : 0);
  const patches = cluster['patches'];
  const operations = Array.isArray(patches) ? (patches as readonly Plain[]) : [];
  return {
    operations: operations.reduce<number>((sum, one) => sum + count(mapAt(one)['operations']), 0),
    manifests: count(cluster['manifests']),
  };
}
