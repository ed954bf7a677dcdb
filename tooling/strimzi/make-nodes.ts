/**
 * Owns what the operator makes for brokers and for ZooKeeper nodes alike: pods, their claims, budget and accounts. Source: Strimzi
 * 0.45.2, `WorkloadUtils`, `PersistentVolumeClaimUtils`, `PodDisruptionBudgetUtils`.
 */
import type { Plain } from '../source/node.ts';
import { flagAt, listAt, numberAt, plainAt, textAt, textsAt } from '../source/plain.ts';
import type { KafkaFields } from './kafka-fields.ts';
import type { Labels } from './label-selector.ts';
import { selectorLabels } from './labels.ts';
import type { MadeObject, MadePod, MadePort } from './made.ts';
import { nodesName, podLabeller } from './pod-labels.ts';
import { podUses } from './pod-uses.ts';

export interface Nodes {
  readonly part: 'kafka' | 'zookeeper';
  readonly count: number;
  readonly ports: readonly MadePort[];
  readonly secrets: readonly string[];
  /** ConfigMaps of each node. */
  configMaps(pod: string): readonly string[];
}

/** Labels are made when somebody asks: most runs ask for the names of pods alone. */
class NodePod implements MadePod {
  readonly kind = 'Pod';
  readonly namespace: string;
  readonly component: Nodes['part'];
  readonly name: string;
  readonly number: number;
  readonly ports: readonly MadePort[];
  readonly serviceAccount: string;
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  readonly #labelsOf: (number: number) => Labels;
  #labels: Labels | undefined = undefined;
  constructor(pod: Omit<MadePod, 'kind' | 'labels'>, number: number, labelsOf: (number: number) => Labels) {
    this.namespace = pod.namespace ?? '';
    this.component = pod.component as Nodes['part'];
    this.name = pod.name;
    this.number = number;
    this.ports = pod.ports;
    this.serviceAccount = pod.serviceAccount;
    this.secrets = pod.secrets;
    this.configMaps = pod.configMaps;
    this.#labelsOf = labelsOf;
  }
  get labels(): Labels {
    this.#labels ??= this.#labelsOf(this.number);
    return this.#labels;
  }
}

export function makeNodes(fields: KafkaFields, nodes: Nodes): readonly MadeObject[] {
  const { cluster, namespace, spec } = fields;
  const { part: component, count, ports } = nodes;
  const name = nodesName(cluster, component);
  const named = podUses(spec[component]);
  const secrets = [...nodes.secrets, ...named.secrets];
  const labels = textsAt(spec, component, 'template', 'pod', 'metadata', 'labels');
  const labelsOf = podLabeller({ cluster, part: component, resourceLabels: fields.labels, templateLabels: labels });
  const objects: MadeObject[] = [
    { kind: 'StrimziPodSet', namespace, component, name },
    { kind: 'ServiceAccount', namespace, component, name },
    {
      kind: 'PodDisruptionBudget',
      namespace,
      component,
      name,
      selector: selectorLabels(cluster, name),
      minAvailable: minAvailable(fields, component, count),
    },
  ];
  for (let number = 0; number < count; number++) {
    const pod = `${name}-${number}`;
    const configMaps = [...nodes.configMaps(pod), ...named.configMaps];
    const about = { namespace, component, name: pod, ports, serviceAccount: name, secrets, configMaps };
    objects.push(new NodePod(about, number, labelsOf));
  }
  addClaims(objects, fields, component, count);
  return objects;
}

/** The API turns a missing `maxUnavailable` into 1, and a template without one as well. */
function minAvailable({ spec }: KafkaFields, part: string, count: number): number {
  const down = numberAt(spec, part, 'template', 'podDisruptionBudget', 'maxUnavailable') ?? 1;
  return Math.max(0, count - down);
}

function addClaims(
  objects: MadeObject[],
  { cluster, namespace, spec }: KafkaFields,
  part: Nodes['part'],
  count: number,
): void {
  const name = nodesName(cluster, part);
  const add = (storage: Plain | undefined, prefix: string): void => {
    if (textAt(storage, 'type') !== 'persistent-claim') return;
    for (let number = 0; number < count; number++)
      objects.push({
        kind: 'PersistentVolumeClaim',
        namespace,
        component: part,
        name: `${prefix}-${name}-${number}`,
        pod: `${name}-${number}`,
        size: textAt(storage, 'size'),
        class: classFor(storage, number),
        deleteClaim: flagAt(storage, 'deleteClaim') ?? false,
      });
  };
  const storage = plainAt(spec, part, 'storage');
  if (textAt(storage, 'type') === 'jbod')
    for (const volume of listAt(storage, 'volumes')) add(volume, `data-${numberAt(volume, 'id') ?? ''}`);
  else add(storage, 'data');
}

function classFor(storage: Plain | undefined, number: number): string | undefined {
  const override = listAt(storage, 'overrides').find((one) => numberAt(one, 'broker') === number);
  return textAt(override, 'class') ?? textAt(storage, 'class');
}
